package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.btf.CoreField;
import org.syscalltrack.dsl.plan.ProcessInteger;

/** Numbers of what a task belongs to: session, control group and namespaces, as the initial namespace shows them. */
final class TaskNumbers {
    private final Target target;

    TaskNumbers(Target target) {
        this.target = target;
    }

    /**
     * Brings the number of a task's own pid namespace into its slot: that of the deepest level of its id, as
     * {@code task_active_pid_ns} of {@code kernel/pid.c} says. R0 to R5 are lost.
     */
    void preparePidNamespace() {
        int slot = target.frame().slotOf(ProcessInteger.PIDNS);
        int address = target.frame().slotOf("address");
        target.core().read(address, Registers.TASK, TaskStructs.THREAD_PID);
        target.code().load(Size.DW, Register.R3, Register.R10, address).store(Size.DW, Register.R10, slot, 0);
        target.core().read(slot, Register.R3, TaskStructs.PID_LEVEL);
        target.code()
                .load(Size.W, Register.R3, Register.R10, slot)
                .alu(AluOp.MUL, Register.R3, TaskStructs.UPID_BYTES)
                .load(Size.DW, Register.R1, Register.R10, address)
                .alu(AluOp.ADD, Register.R3, Register.R1);
        target.core().read(address, Register.R3, TaskStructs.PID_NAMESPACE);
        target.code().load(Size.DW, Register.R3, Register.R10, address);
        target.core().read(slot, Register.R3, TaskStructs.PROCESSES_NUMBER);
    }

    /** {@code destination} = the number; the task is at hand, and what has been prepared. */
    void load(ProcessInteger which, Register destination) {
        switch (which) {
            case SESSION -> follow(destination, TaskStructs.SIGNALS, TaskStructs.SESSION, TaskStructs.FIRST_NUMBER);
            case CGROUPID ->
                follow(
                        destination,
                        TaskStructs.GROUP_SET,
                        TaskStructs.DEFAULT_GROUP,
                        TaskStructs.GROUP_NODE,
                        TaskStructs.NODE_ID);
            case MNTNS -> follow(destination, TaskStructs.NAMESPACES, TaskStructs.MOUNTS, TaskStructs.MOUNTS_NUMBER);
            case NETNS -> follow(destination, TaskStructs.NAMESPACES, TaskStructs.NETWORK, TaskStructs.NETWORK_NUMBER);
            case USERNS ->
                follow(destination, KernelStructs.TASK_CREDENTIALS, TaskStructs.USERS, TaskStructs.USERS_NUMBER);
            case PIDNS ->
                target.code()
                        .load(Size.W, destination, Register.R10, target.frame().slotOf(ProcessInteger.PIDNS));
            default -> throw new IllegalArgumentException("no object's number: " + which);
        }
    }

    private void follow(Register destination, CoreField... fields) {
        Register base = Registers.TASK;
        for (CoreField field : fields) {
            target.core().load(destination, base, field);
            base = destination;
        }
    }
}
