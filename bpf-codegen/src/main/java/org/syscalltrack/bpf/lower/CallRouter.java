package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.hook.EntryWork;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.plan.When;

/**
 * The decision program of a tracepoint that every call passes: it leaves for the program of the call at hand. A call of
 * which no rule speaks has an empty slot, and passes.
 *
 * <p>The calls' programs are those that {@code fentry} and {@code fexit} of a call's function would run: the tracepoints
 * give them the same, the saved registers and the result ({@code include/trace/events/syscalls.h}).
 */
final class CallRouter {
    /** As many slots as there are for each ABI; no table of x86 has so many numbers. */
    private static final int NUMBERS = 512;

    /** The slots that the exit of a call that has begun a program can have: execve of both ABIs. */
    private static final int[] EXECVE = {59, NUMBERS + 11};

    /** The slots that its entry can have had: execve and execveat of both ABIs. */
    private static final int[] EXECUTIONS = {59, 322, NUMBERS + 11, NUMBERS + 358};

    private final Program program;
    private final String calls;

    CallRouter(Program program, String calls) {
        this.program = program;
        this.calls = calls;
    }

    /** How many slots the array of the calls has. */
    static int slots() {
        return 2 * NUMBERS;
    }

    /** The slot of an entry's program. */
    static int slotOf(Entry entry) {
        return entry.number() + (SavedRegisters.isCompat(entry.abi()) ? NUMBERS : 0);
    }

    /** Writes the program up to its end. */
    void write() {
        EntryWork any = program.point().work().get(0);
        Lowerings lowerings = program.lowerings(any, When.BEFORE, false);
        Target target = lowerings.target();
        int context = target.frame().slotOf(Stack.CONTEXT);
        Label found = new Label("native_call");
        program.source(any.before().or(any::after).orElseThrow());
        target.code().store(Size.DW, Register.R10, context, Register.R1).load(Size.DW, Registers.CALL, Register.R1, 0);
        EntrySelection.loadCompat(lowerings);
        target.code().move(Register.R3, Register.R2);
        EntrySelection.loadNumber(target);
        target.flow().jumpIf32(JumpOp.GE, Register.R1, NUMBERS, program.end());
        target.flow().jumpIf(JumpOp.EQ, Register.R3, 0, found);
        target.code().alu(AluOp.ADD, Register.R1, NUMBERS);
        target.flow().bind(found);
        if (program.point().point().mechanism().isExit()) {
            followExecution(target);
        }
        target.code()
                .move(Register.R3, Register.R1)
                .load(Size.DW, Register.R1, Register.R10, context)
                .loadMap(Register.R2, calls)
                .call(Helper.TAIL_CALL);
        target.flow().jump(program.end());
    }

    /**
     * In R1 the slot by the saved registers. A program that begins finds the number of its own ABI's execve in them
     * ({@code set_personality_64bit} and {@code set_personality_ia32} of {@code arch/x86/kernel/process_64.c}); what was
     * called is in the stash.
     */
    private void followExecution(Target target) {
        Label execution = new Label("execution");
        Label known = new Label("call_known");
        Label began = new Label("native_execution");
        for (int slot : EXECVE) {
            target.flow().jumpIf(JumpOp.EQ, Register.R1, slot, execution);
        }
        target.flow().jump(known);
        target.flow().bind(execution);
        Stash.lookup(target, 0);
        target.flow().jumpIf(JumpOp.EQ, Register.R0, 0, program.end());
        target.code()
                .load(Size.W, Register.R1, Register.R0, Stash.NUMBER)
                .load(Size.W, Register.R2, Register.R0, Stash.ABI);
        target.flow().jumpIf(JumpOp.EQ, Register.R2, 0, began);
        target.code().alu(AluOp.ADD, Register.R1, NUMBERS);
        target.flow().bind(began);
        for (int slot : EXECUTIONS) {
            target.flow().jumpIf(JumpOp.EQ, Register.R1, slot, known);
        }
        target.flow().jump(program.end());
        target.flow().bind(known);
    }
}
