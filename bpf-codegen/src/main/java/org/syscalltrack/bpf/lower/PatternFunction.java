package org.syscalltrack.bpf.lower;

import java.util.List;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Assembler;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.function.Work;
import org.syscalltrack.dsl.event.EventRecord;

/**
 * Functions that let a string run through a {@link PatternWord}. They are global: the verifier looks at each by itself, once
 * for a program, however many ways lead to how many searches. Tables are named by their place, since the verifier takes
 * every memory that a global function is given for one to be written ({@code check_mem_reg} of {@code
 * kernel/bpf/verifier.c}), and they are not.
 */
enum PatternFunction {
    /** {@code long search(text, length, table, states)}: the states after the last byte, or after one that is certain. */
    SEARCH("sct_pattern", LoopBody.PATTERN),
    /** {@code long run(memory, text, length, table)}: one word of a chain, whose memory {@link PatternChainSearch} lays out. */
    CHAIN("sct_pattern_chain", LoopBody.PATTERN_CHAIN);

    /** What the function and the body of its loop take of the stack. */
    static final int STACK = 32 + LoopBody.STACK;

    /** The loop's state on the stack: the address of the string. */
    static final int TEXT = 0;
    /** The states; for a chain the address of its memory. */
    static final int STATES = 8;
    /** The address of the word's table. */
    static final int TABLE = 16;
    /** The number of bytes. */
    static final int LENGTH = 24;

    private static final int STATE = -32;

    private final String symbol;
    private final LoopBody body;

    PatternFunction(String symbol, LoopBody body) {
        this.symbol = symbol;
        this.body = body;
    }

    String symbol() {
        return symbol;
    }

    LoopBody body() {
        return body;
    }

    /**
     * The function.
     *
     * @param tables the bytes of all tables
     */
    SharedParts.Global write(int tables) {
        return this == SEARCH
                ? new SharedParts.Global(search(tables), List.of(Work.STRING_BYTES), 3)
                : new SharedParts.Global(chain(tables), List.of(PatternChainSearch.MEMORY, Work.STRING_BYTES), 2);
    }

    private Code search(int tables) {
        Assembler code = new Assembler(symbol);
        Label failed = new Label("failed");
        code.jumpIf(JumpOp.EQ, Register.R1, 0, failed);
        store(code, TEXT, Register.R1);
        store(code, STATES, Register.R4);
        loop(code, Register.R2, Register.R3, tables, failed);
        code.load(Size.DW, Register.R0, Register.R10, STATE + STATES);
        return end(code, failed);
    }

    private Code chain(int tables) {
        Assembler code = new Assembler(symbol);
        Label failed = new Label("failed");
        code.jumpIf(JumpOp.EQ, Register.R1, 0, failed).jumpIf(JumpOp.EQ, Register.R2, 0, failed);
        store(code, STATES, Register.R1);
        store(code, TEXT, Register.R2);
        loop(code, Register.R3, Register.R4, tables, failed);
        code.move(Register.R0, 0);
        return end(code, failed);
    }

    /** The end, and that of the ways which only the verifier takes to be possible. */
    private static Code end(Assembler code, Label failed) {
        return code.exit().bind(failed).move(Register.R0, 0).exit().assemble();
    }

    private void loop(Assembler code, Register length, Register table, int tables, Label failed) {
        code.jumpIf(JumpOp.GT, length, EventRecord.MAXIMUM_STRING, failed)
                .jumpIf(JumpOp.GT, table, tables - PatternWord.TABLE_BYTES, failed)
                .loadVariable(Register.R5, Maps.TABLES, 0)
                .alu(AluOp.ADD, Register.R5, table);
        store(code, TABLE, Register.R5);
        store(code, LENGTH, length);
        body.loop(code.move(Register.R1, length), STATE);
    }

    private static void store(Assembler code, int field, Register value) {
        code.store(Size.DW, Register.R10, STATE + field, value);
    }
}
