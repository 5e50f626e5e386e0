package org.syscalltrack.bpf.lower;

import java.util.List;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Assembler;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.btf.CoreEmitter;
import org.syscalltrack.bpf.btf.KernelTypes;
import org.syscalltrack.bpf.function.FunctionLibrary;
import org.syscalltrack.bpf.hook.HookObjects;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.HookFact.CarriedObject;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.plan.When;

/**
 * The program that is being written, and whose call it decides now: what every part of the lowering works on.
 *
 * @param flow its code
 * @param types the object's types
 * @param frame its stack
 * @param scratch where its strings and records lie
 * @param functions the functions of the object
 * @param memory what an earlier attempt at the same program found out
 * @param shared what the object's programs share
 * @param call the call
 * @param entry the entry of the call, for its arguments
 * @param when before or after the call
 * @param resumed whether the program goes on for another one, which has left its strings
 * @param hook the security hook that the program is for; empty where it is for an entry or an exit
 * @param given the kernel's objects among the hook's arguments
 */
record Target(
        Flow flow,
        KernelTypes types,
        Frame frame,
        ScratchLayout scratch,
        FunctionLibrary functions,
        Attempt memory,
        SharedParts shared,
        SystemCall call,
        Entry entry,
        When when,
        boolean resumed,
        String hook,
        List<CarriedObject> given) {
    /** The same for a function that asks an ancestor: it has a stack and strings of its own. */
    Target ofAncestor(Flow itsFlow, Frame itsFrame, Attempt itsMemory) {
        return new Target(
                itsFlow,
                types,
                itsFrame,
                scratch.ofAncestors(),
                functions,
                itsMemory,
                shared,
                call,
                entry,
                when,
                /* resumed= */ false,
                hook,
                given);
    }

    /** The kernel's objects that are at hand. */
    HookObjects objects() {
        return new HookObjects(call, given);
    }

    /** {@code destination} = an argument of the hook. */
    void hookArgument(int argument, Register destination) {
        code().load(Size.DW, destination, Register.R10, frame.slotOf(Stack.CONTEXT))
                .load(Size.DW, destination, destination, argument * Long.BYTES);
    }

    /** The assembler, for instructions that do not jump. */
    Assembler code() {
        return flow.code();
    }

    /** Accesses to structs of the kernel. */
    CoreEmitter core() {
        return new CoreEmitter(code(), types);
    }

    /** Makes an unsigned number at most so large; one that came out of memory is, but the verifier wants to be told. */
    void limit(Register value, int most) {
        Label within = new Label("within");
        flow.jumpIf(JumpOp.LE, value, most, within);
        code().move(value, most);
        flow.bind(within);
    }

    /** {@code destination = R10 + slot}. */
    void stackAddress(Register destination, int slot) {
        code().move(destination, Register.R10).alu(AluOp.ADD, destination, slot);
    }

    /** {@code destination} = the address of an offset in the scratch value. */
    void scratchAddress(Register destination, int offset) {
        code().move(destination, Registers.SCRATCH).alu(AluOp.ADD, destination, offset);
    }
}
