package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.plan.Condition;

/** Whether a capability is effective in the initial user namespace ({@code docs/language-details.md} 48). */
final class Capabilities {
    private final Target target;
    private final ProcessValues process;

    Capabilities(Target target, ProcessValues process) {
        this.target = target;
        this.process = process;
    }

    /** Goes where the question leads. */
    void ask(Condition.Capable node, Outcomes outcomes) {
        if (node.capability() >= Long.SIZE) {
            target.flow().jump(outcomes.ifFalse());
            return;
        }
        process.ensureTask();
        target.core()
                .load(Register.R1, Registers.TASK, KernelStructs.TASK_CREDENTIALS)
                .load(Register.R1, Register.R1, TaskStructs.USERS)
                .load(Register.R1, Register.R1, TaskStructs.USERS_LEVEL);
        target.flow().jumpIf32(JumpOp.NE, Register.R1, 0, outcomes.ifFalse());
        // One word of 64 bits or two of 32 (Linux 6.3 changed it): on this machine they lie alike.
        target.core().load(Register.R1, Registers.TASK, KernelStructs.TASK_CREDENTIALS);
        target.core().address(Register.R1, TaskStructs.EFFECTIVE);
        int word = node.capability() / Integer.SIZE;
        target.code()
                .load(Size.W, Register.R1, Register.R1, word * Integer.BYTES)
                .alu(AluOp.AND, Register.R1, 1 << node.capability() % Integer.SIZE);
        target.flow().jumpIf(JumpOp.NE, Register.R1, 0, outcomes.ifTrue());
        target.flow().jump(outcomes.ifFalse());
    }
}
