package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Assembler;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.btf.CoreEmitter;
import org.syscalltrack.bpf.btf.KernelTypes;
import org.syscalltrack.bpf.hook.Mechanism;

/**
 * The program that is attached: it reads the current generation once and leaves for that generation's decision program.
 * It is the same for all generations, so replacing rules attaches nothing.
 *
 * <p>At a hook or an exit the current generation may have no program although the call began under the previous one,
 * which has: where the stash says so, it leaves for that program. So that the stash of an earlier call is not taken for
 * this one's, an entry without a program makes it void; where there is a program, a {@link Forgetter} does.
 */
final class Dispatcher {
    private final Assembler code;
    private final String programs;
    private final KernelTypes types;
    private final Label end = new Label("end");

    private Dispatcher(String name, String programs, KernelTypes types) {
        this.code = new Assembler(name);
        this.programs = programs;
        this.types = types;
    }

    /**
     * The dispatcher of a point.
     *
     * @param name its symbol
     * @param programs the point's program array
     */
    static Code write(String name, Mechanism mechanism, String programs, KernelTypes types) {
        return new Dispatcher(name, programs, types).write(mechanism);
    }

    private Code write(Mechanism mechanism) {
        if (!mechanism.isEntry()) {
            code.move(Register.R6, Register.R1);
        }
        code.loadVariable(Register.R2, Maps.GENERATION, 0).load(Size.W, Register.R3, Register.R2, 0);
        if (!mechanism.isEntry()) {
            code.move(Register.R8, Register.R3);
        }
        tailCall();
        if (mechanism.isEntry()) {
            forgetEarlier();
        } else {
            followPrevious();
        }
        return code.bind(end).move(Register.R0, 0).exit().assemble();
    }

    /**
     * Leaves with the context in R1 for the program of the generation in R3, if it has one. A call with a constant slot is
     * a jump that the kernel writes anew as the slot is filled ({@code prog_array_map_poke_run} of
     * {@code kernel/bpf/arraymap.c}); one with a slot in a register would cost 15 instructions more.
     */
    private void tailCall() {
        Label odd = new Label("odd_generation");
        Label empty = new Label("empty_slot");
        code.jumpIf(JumpOp.SET, Register.R3, 1, odd);
        tailCall(0);
        code.jump(empty).bind(odd);
        tailCall(1);
        code.bind(empty);
    }

    private void tailCall(int slot) {
        code.loadMap(Register.R2, programs).move(Register.R3, slot).call(Helper.TAIL_CALL);
    }

    /**
     * Makes void what an earlier call of the thread has left: hooks and exits of the generation before would take it for
     * this call's. What the current generation has left is from another entry of this very call.
     */
    private void forgetEarlier() {
        code.call(Helper.GET_CURRENT_TASK_BTF);
        Stash.find(code, Register.R0, 0);
        code.jumpIf(JumpOp.EQ, Register.R0, 0, end)
                .load(Size.W, Register.R1, Register.R0, Stash.GENERATION)
                .loadVariable(Register.R2, Maps.GENERATION, 0)
                .load(Size.W, Register.R2, Register.R2, 0)
                .jumpIf(JumpOp.EQ, Register.R1, Register.R2, end)
                .store(Size.W, Register.R0, Stash.GENERATION, 0);
    }

    /** Leaves for the program of the generation before that in R8, if the stash says that the call began under it. */
    private void followPrevious() {
        Label compat = new Label("compat");
        Label sameCall = new Label("same_call");
        code.call(Helper.GET_CURRENT_TASK_BTF).move(Registers.TASK, Register.R0);
        Stash.find(code, Registers.TASK, 0);
        code.jumpIf(JumpOp.EQ, Register.R0, 0, end)
                .move(Register.R9, Register.R0)
                .load(Size.W, Register.R1, Register.R9, Stash.GENERATION)
                .alu(AluOp.ADD, Register.R1, 1)
                .jumpIf32(JumpOp.NE, Register.R1, Register.R8, end)
                .move(Register.R1, Registers.TASK)
                .call(Helper.TASK_PT_REGS)
                .load(Size.W, Register.R1, Register.R0, SavedRegisters.X86_NUMBER)
                .load(Size.W, Register.R2, Register.R9, Stash.NUMBER)
                .jumpIf(JumpOp.NE, Register.R1, Register.R2, end)
                .load(Size.W, Register.R2, Register.R9, Stash.ABI);
        new CoreEmitter(code, types).load(Register.R1, Registers.TASK, KernelStructs.TASK_STATUS);
        code.alu(AluOp.AND, Register.R1, EntrySelection.TS_COMPAT)
                .jumpIf(JumpOp.NE, Register.R1, 0, compat)
                .jumpIf(JumpOp.EQ, Register.R2, 0, sameCall)
                .jump(end)
                .bind(compat)
                .jumpIf(JumpOp.EQ, Register.R2, 0, end)
                .bind(sameCall)
                .move(Register.R1, Register.R6)
                .move(Register.R3, Register.R8)
                .alu(AluOp.SUB, Register.R3, 1);
        tailCall();
    }
}
