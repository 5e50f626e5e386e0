package org.syscalltrack.bpf.lower;

import java.util.Locale;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Assembler;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;

/**
 * Bodies of loops that {@code bpf_loop} calls: the verifier looks at each once, however long the loop is. A body gets the
 * number of its step in R1 and the loop's state, which lies on the caller's stack, in R2; it returns 1 to end the loop.
 */
enum LoopBody {
    /** Eight bytes of a string through a {@link PatternWord}; the state is that of {@link PatternSearch}. */
    PATTERN,
    /** The same for a word of a {@link PatternChain}; the state is that of {@link PatternChainSearch}. */
    PATTERN_CHAIN,
    /** Eight words of two strings; the state is that of {@link StringEqualities}. */
    EQUALITY,
    /** Eight words of a string into the hash of a {@link StringTable}; the state is that of an equality, its right side
     * the scratch value, where {@link ScratchLayout#LOOP} has the hash. */
    HASH;

    /** What {@code check_max_stack_depth} of {@code kernel/bpf/verifier.c} counts for a function without a stack. */
    static final int STACK = 32;

    private static final int UNROLLED = 8;
    /** The last step of a loop over bytes begins here: a room has {@link ScratchLayout#STRING_ROOM} bytes. */
    private static final int LAST_BYTES = 4088;
    /** Words of 64 bytes begin here for the last time. */
    private static final int LAST_WORDS = 4032;

    private static final int WORD_SHIFT = 3;

    /** The function's symbol. */
    String symbol() {
        return "sct_" + name().toLowerCase(Locale.ROOT) + "_step";
    }

    /** The function. */
    Code write() {
        Assembler code = new Assembler(symbol());
        return switch (this) {
            case PATTERN -> pattern(code).assemble();
            case PATTERN_CHAIN -> patternChain(code).assemble();
            case EQUALITY -> equality(code).assemble();
            case HASH -> hash(code).assemble();
        };
    }

    private static Assembler pattern(Assembler code) {
        Label end = new Label("end");
        Label found = new Label("found");
        Label stop = new Label("stop");
        code.alu(AluOp.LSH, Register.R1, WORD_SHIFT)
                .move(Register.R0, 1)
                .jumpIf(JumpOp.GT, Register.R1, LAST_BYTES, stop)
                .load(Size.DW, Register.R3, Register.R2, PatternSearch.TEXT)
                .alu(AluOp.ADD, Register.R3, Register.R1)
                .load(Size.DW, Register.R0, Register.R2, PatternSearch.LENGTH)
                .alu(AluOp.SUB, Register.R0, Register.R1)
                .load(Size.DW, Register.R9, Register.R2, PatternSearch.SCRATCH)
                .load(Size.DW, Register.R4, Register.R9, ScratchLayout.LOOP)
                .load(Size.DW, Register.R5, Register.R2, PatternSearch.PATTERN)
                .load(Size.DW, Register.R6, Register.R5, PatternWord.LOOPS)
                .load(Size.DW, Register.R7, Register.R5, PatternWord.CERTAIN);
        for (int index = 0; index < UNROLLED; index++) {
            statesAfter(code, index, end)
                    .alu(AluOp.LSH, Register.R1, 1)
                    .alu(AluOp.AND, Register.R4, Register.R6)
                    .alu(AluOp.OR, Register.R4, Register.R1)
                    .jumpIf(JumpOp.SET, Register.R4, Register.R7, found);
        }
        return code.store(Size.DW, Register.R9, ScratchLayout.LOOP, Register.R4)
                .move(Register.R0, 0)
                .jumpIf(JumpOp.NE, Register.R4, 0, stop)
                .move(Register.R0, 1)
                .exit()
                .bind(found)
                .store(Size.DW, Register.R2, PatternSearch.FOUND, 1)
                .bind(end)
                .store(Size.DW, Register.R9, ScratchLayout.LOOP, Register.R4)
                .move(Register.R0, 1)
                .bind(stop)
                .exit();
    }

    /** Leaves in R1 the states of R4 that take the text's next byte; the text is at R3, its rest in R0, the word at R5. */
    private static Assembler statesAfter(Assembler code, int index, Label end) {
        return code.jumpIf(JumpOp.SLE, Register.R0, index, end)
                .load(Size.B, Register.R1, Register.R3, index)
                .alu(AluOp.LSH, Register.R1, WORD_SHIFT)
                .move(Register.R8, Register.R5)
                .alu(AluOp.ADD, Register.R8, Register.R1)
                .load(Size.DW, Register.R1, Register.R8, PatternWord.BYTES)
                .alu(AluOp.AND, Register.R1, Register.R4);
    }

    /**
     * The bits of the bytes at which the word before was passed come from R7, those of this word are collected in R2.
     */
    private static Assembler patternChain(Assembler code) {
        Label begun = new Label("begun");
        Label alive = new Label("alive");
        Label end = new Label("end");
        Label more = new Label("more");
        Label stop = new Label("stop");
        code.move(Register.R6, Register.R1)
                .move(Register.R0, 1)
                .jumpIf(JumpOp.GT, Register.R6, LAST_BYTES >> WORD_SHIFT, stop)
                .load(Size.DW, Register.R9, Register.R2, PatternSearch.SCRATCH)
                .move(Register.R8, Register.R9)
                .alu(AluOp.ADD, Register.R8, Register.R6)
                .move(Register.R7, 0)
                .load(Size.DW, Register.R1, Register.R9, PatternChainSearch.STEPS_BEFORE)
                .jumpIf(JumpOp.GE, Register.R6, Register.R1, begun)
                .load(Size.B, Register.R7, Register.R8, PatternChainSearch.PASSED)
                .bind(begun)
                .load(Size.DW, Register.R4, Register.R9, PatternChainSearch.STATES)
                .move(Register.R1, Register.R4)
                .alu(AluOp.OR, Register.R1, Register.R7)
                .jumpIf(JumpOp.NE, Register.R1, 0, alive)
                .store(Size.B, Register.R8, PatternChainSearch.PASSED, 0)
                .jump(more)
                .bind(alive)
                .load(Size.DW, Register.R5, Register.R2, PatternSearch.PATTERN)
                .load(Size.DW, Register.R3, Register.R2, PatternSearch.TEXT)
                .load(Size.DW, Register.R0, Register.R2, PatternSearch.LENGTH)
                .move(Register.R1, Register.R6)
                .alu(AluOp.LSH, Register.R1, WORD_SHIFT)
                .alu(AluOp.ADD, Register.R3, Register.R1)
                .alu(AluOp.SUB, Register.R0, Register.R1)
                .move(Register.R2, 0);
        for (int index = 0; index < UNROLLED; index++) {
            statesAfter(code, index, end)
                    .move(Register.R8, Register.R1)
                    .alu(AluOp.RSH, Register.R8, Long.SIZE - 1)
                    .alu(AluOp.LSH, Register.R8, index)
                    .alu(AluOp.OR, Register.R2, Register.R8)
                    .alu(AluOp.LSH, Register.R1, 1)
                    .load(Size.DW, Register.R8, Register.R5, PatternWord.LOOPS)
                    .alu(AluOp.AND, Register.R4, Register.R8)
                    .alu(AluOp.OR, Register.R4, Register.R1)
                    .move(Register.R8, Register.R7)
                    .alu(AluOp.AND, Register.R8, 1)
                    .alu(AluOp.OR, Register.R4, Register.R8)
                    .alu(AluOp.RSH, Register.R7, 1);
        }
        return code.bind(end)
                .store(Size.DW, Register.R9, PatternChainSearch.STATES, Register.R4)
                .move(Register.R8, Register.R9)
                .alu(AluOp.ADD, Register.R8, Register.R6)
                .store(Size.B, Register.R8, PatternChainSearch.PASSED, Register.R2)
                .load(Size.DW, Register.R1, Register.R9, PatternChainSearch.PASSED_ANY)
                .alu(AluOp.OR, Register.R1, Register.R2)
                .store(Size.DW, Register.R9, PatternChainSearch.PASSED_ANY, Register.R1)
                .bind(more)
                .alu(AluOp.ADD, Register.R6, 1)
                .store(Size.DW, Register.R9, PatternChainSearch.STEPS, Register.R6)
                .move(Register.R0, 0)
                .jumpIf(JumpOp.NE, Register.R4, 0, stop)
                .load(Size.DW, Register.R1, Register.R9, PatternChainSearch.STEPS_BEFORE)
                .jumpIf(JumpOp.LT, Register.R6, Register.R1, stop)
                .move(Register.R0, 1)
                .bind(stop)
                .exit();
    }

    private static Assembler equality(Assembler code) {
        Label end = new Label("end");
        Label differ = new Label("differ");
        code.alu(AluOp.LSH, Register.R1, WORD_SHIFT + WORD_SHIFT)
                .move(Register.R0, 1)
                .jumpIf(JumpOp.GT, Register.R1, LAST_WORDS, end)
                .load(Size.DW, Register.R3, Register.R2, StringEqualities.LEFT)
                .load(Size.DW, Register.R4, Register.R2, StringEqualities.RIGHT)
                .load(Size.DW, Register.R5, Register.R2, StringEqualities.LENGTH)
                .alu(AluOp.ADD, Register.R3, Register.R1)
                .alu(AluOp.ADD, Register.R4, Register.R1)
                .alu(AluOp.SUB, Register.R5, Register.R1);
        for (int index = 0; index < UNROLLED; index++) {
            int at = index * Long.BYTES;
            code.jumpIf(JumpOp.SLE, Register.R5, at, end)
                    .load(Size.DW, Register.R6, Register.R3, at)
                    .load(Size.DW, Register.R7, Register.R4, at)
                    .jumpIf(JumpOp.NE, Register.R6, Register.R7, differ);
        }
        return code.move(Register.R0, 0)
                .bind(end)
                .exit()
                .bind(differ)
                .store(Size.DW, Register.R2, StringEqualities.DIFFERENT, 1)
                .exit();
    }

    private static Assembler hash(Assembler code) {
        Label done = new Label("done");
        Label end = new Label("end");
        code.alu(AluOp.LSH, Register.R1, WORD_SHIFT + WORD_SHIFT)
                .move(Register.R0, 1)
                .jumpIf(JumpOp.GT, Register.R1, LAST_WORDS, end)
                .load(Size.DW, Register.R3, Register.R2, StringEqualities.LEFT)
                .load(Size.DW, Register.R9, Register.R2, StringEqualities.RIGHT)
                .load(Size.DW, Register.R5, Register.R2, StringEqualities.LENGTH)
                .load(Size.DW, Register.R4, Register.R9, ScratchLayout.LOOP)
                .alu(AluOp.ADD, Register.R3, Register.R1)
                .alu(AluOp.SUB, Register.R5, Register.R1)
                .move(Register.R8, StringTable.MULTIPLIER);
        for (int index = 0; index < UNROLLED; index++) {
            int at = index * Long.BYTES;
            code.jumpIf(JumpOp.SLE, Register.R5, at, done)
                    .load(Size.DW, Register.R6, Register.R3, at)
                    .alu(AluOp.XOR, Register.R4, Register.R6)
                    .alu(AluOp.MUL, Register.R4, Register.R8)
                    .move(Register.R6, Register.R4)
                    .alu(AluOp.RSH, Register.R6, StringTable.SHIFT)
                    .alu(AluOp.XOR, Register.R4, Register.R6);
        }
        return code.move(Register.R0, 0)
                .bind(done)
                .store(Size.DW, Register.R9, ScratchLayout.LOOP, Register.R4)
                .bind(end)
                .exit();
    }
}
