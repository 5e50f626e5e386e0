package org.syscalltrack.bpf.lower;

import java.util.Locale;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Assembler;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.event.EventRecord;

/**
 * Bodies of loops that {@code bpf_loop} calls: the verifier looks at each once, however long the loop is. A body gets the
 * number of its step in R1 and the loop's state, which lies on the caller's stack, in R2; it returns 1 to end the loop.
 */
enum LoopBody {
    /** Sixteen bytes of a string through a {@link PatternWord}; the state is that of a {@link PatternFunction}. */
    PATTERN(4),
    /** Eight bytes for a word of a {@link PatternChain}; the state is that of a {@link PatternFunction}. */
    PATTERN_CHAIN(3),
    /** Eight words of two strings; the state is that of {@link StringEqualities}. */
    EQUALITY(6),
    /** Eight words of a string into the hash of a {@link StringTable}; the state is that of an equality, its right side
     * the scratch value, where {@link ScratchLayout#LOOP} has the hash. */
    HASH(6);

    /** What {@code check_max_stack_depth} of {@code kernel/bpf/verifier.c} counts for a function without a stack. */
    static final int STACK = 32;

    private static final int UNROLLED = 8;
    private static final int WORD_SHIFT = 3;

    /** Behind which byte of a string no step ends; the verifier knows nothing of how many steps there are. */
    private static final int LAST = EventRecord.MAXIMUM_STRING + 1;

    /** A step takes {@code 1 << stepShift} bytes. */
    private final int stepShift;

    LoopBody(int stepShift) {
        this.stepShift = stepShift;
    }

    private int stepBytes() {
        return 1 << stepShift;
    }

    /** Calls the body for as many bytes as R1 says, with the state at a place of the stack; R0 to R5 are lost. */
    void loop(Assembler code, int state) {
        code.alu(AluOp.ADD, Register.R1, stepBytes() - 1)
                .alu(AluOp.RSH, Register.R1, stepShift)
                .loadFunction(Register.R2, symbol())
                .move(Register.R3, Register.R10)
                .alu(AluOp.ADD, Register.R3, state)
                .move(Register.R4, 0)
                .call(Helper.LOOP);
    }

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

    /** Bytes of which none is the last need no test for the end; a state that is certain stays, and is seen after all. */
    private Assembler pattern(Assembler code) {
        Label last = new Label("last");
        Label end = new Label("end");
        Label stop = new Label("stop");
        code.alu(AluOp.LSH, Register.R1, stepShift)
                .move(Register.R0, 1)
                .jumpIf(JumpOp.GT, Register.R1, LAST - stepBytes(), stop)
                .load(Size.DW, Register.R3, Register.R2, PatternFunction.TEXT)
                .alu(AluOp.ADD, Register.R3, Register.R1)
                .load(Size.DW, Register.R0, Register.R2, PatternFunction.LENGTH)
                .alu(AluOp.SUB, Register.R0, Register.R1)
                .load(Size.DW, Register.R4, Register.R2, PatternFunction.STATES)
                .load(Size.DW, Register.R5, Register.R2, PatternFunction.TABLE)
                .load(Size.DW, Register.R6, Register.R5, PatternWord.LOOPS)
                .load(Size.DW, Register.R7, Register.R5, PatternWord.CERTAIN)
                .jumpIf(JumpOp.SLT, Register.R0, stepBytes(), last);
        for (int index = 0; index < stepBytes(); index++) {
            take(code, index);
        }
        code.store(Size.DW, Register.R2, PatternFunction.STATES, Register.R4)
                .move(Register.R0, 1)
                .jumpIf(JumpOp.SET, Register.R4, Register.R7, stop)
                .jumpIf(JumpOp.EQ, Register.R4, 0, stop)
                .move(Register.R0, 0)
                .exit()
                .bind(last);
        for (int index = 0; index < stepBytes() - 1; index++) {
            take(code.jumpIf(JumpOp.SLE, Register.R0, index, end), index);
        }
        return code.bind(end)
                .store(Size.DW, Register.R2, PatternFunction.STATES, Register.R4)
                .move(Register.R0, 1)
                .bind(stop)
                .exit();
    }

    /** Takes the text's next byte: R4 are the states, of which those in R6 stay. */
    private static void take(Assembler code, int index) {
        statesAfter(code, index)
                .alu(AluOp.LSH, Register.R1, 1)
                .alu(AluOp.AND, Register.R4, Register.R6)
                .alu(AluOp.OR, Register.R4, Register.R1);
    }

    /** Leaves in R1 the states of R4 that take the text's next byte; the text is at R3, the word at R5. */
    private static Assembler statesAfter(Assembler code, int index) {
        return code.load(Size.B, Register.R1, Register.R3, index)
                .alu(AluOp.LSH, Register.R1, WORD_SHIFT)
                .alu(AluOp.ADD, Register.R1, Register.R5)
                .load(Size.DW, Register.R1, Register.R1, PatternWord.BYTES)
                .alu(AluOp.AND, Register.R1, Register.R4);
    }

    /**
     * The bits of the bytes at which the word before was passed come from R7, those of this word are collected in R2.
     */
    private Assembler patternChain(Assembler code) {
        Label begun = new Label("begun");
        Label alive = new Label("alive");
        Label end = new Label("end");
        Label more = new Label("more");
        Label stop = new Label("stop");
        code.move(Register.R6, Register.R1)
                .move(Register.R0, 1)
                .jumpIf(JumpOp.GT, Register.R6, (LAST - stepBytes()) >> stepShift, stop)
                .load(Size.DW, Register.R9, Register.R2, PatternFunction.STATES)
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
                .load(Size.DW, Register.R5, Register.R2, PatternFunction.TABLE)
                .load(Size.DW, Register.R3, Register.R2, PatternFunction.TEXT)
                .load(Size.DW, Register.R0, Register.R2, PatternFunction.LENGTH)
                .move(Register.R1, Register.R6)
                .alu(AluOp.LSH, Register.R1, stepShift)
                .alu(AluOp.ADD, Register.R3, Register.R1)
                .alu(AluOp.SUB, Register.R0, Register.R1)
                .move(Register.R2, 0);
        for (int index = 0; index < UNROLLED; index++) {
            statesAfter(code.jumpIf(JumpOp.SLE, Register.R0, index, end), index)
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

    private Assembler equality(Assembler code) {
        Label end = new Label("end");
        Label differ = new Label("differ");
        code.alu(AluOp.LSH, Register.R1, stepShift)
                .move(Register.R0, 1)
                .jumpIf(JumpOp.GT, Register.R1, LAST - stepBytes(), end)
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

    private Assembler hash(Assembler code) {
        Label done = new Label("done");
        Label end = new Label("end");
        code.alu(AluOp.LSH, Register.R1, stepShift)
                .move(Register.R0, 1)
                .jumpIf(JumpOp.GT, Register.R1, LAST - stepBytes(), end)
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
