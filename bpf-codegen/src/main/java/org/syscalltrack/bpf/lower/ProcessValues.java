package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.CoreRelocation;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.Instruction;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.btf.CoreField;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.plan.ProcessString;

/** Numbers and names of the calling thread, straight from its structs; none of them can be unknown. */
final class ProcessValues {
    private final Target target;
    private final TaskNumbers numbers;

    ProcessValues(Target target) {
        this.target = target;
        numbers = new TaskNumbers(target);
    }

    /** Makes sure that {@link Registers#TASK} holds the calling thread. */
    void ensureTask() {
        if (target.flow().isReachable() && !target.flow().knows(Fact.Common.TASK)) {
            target.code().call(Helper.GET_CURRENT_TASK_BTF).move(Registers.TASK, Register.R0);
            target.flow().learn(Fact.Common.TASK);
        }
    }

    /** Makes sure that all is at hand that {@link #load} reads the number through; R0 to R5 are lost. */
    void ensureBaseOf(ProcessInteger which) {
        ensureTask();
        if (which == ProcessInteger.PIDNS) {
            numbers.preparePidNamespace();
        }
    }

    /** {@code destination} = the number; {@link #ensureBaseOf} comes first. */
    void load(ProcessInteger which, Register destination) {
        switch (which) {
            case UID -> credential("uid", destination);
            case EUID -> credential("euid", destination);
            case SUID -> credential("suid", destination);
            case FSUID -> credential("fsuid", destination);
            case GID -> credential("gid", destination);
            case EGID -> credential("egid", destination);
            case SGID -> credential("sgid", destination);
            case FSGID -> credential("fsgid", destination);
            case PID -> task(KernelStructs.TASK_TGID, destination);
            case TID -> task(KernelStructs.TASK_PID, destination);
            case LOGINUID -> task(KernelStructs.TASK_LOGINUID, destination);
            case AUDITSESSION -> task(KernelStructs.TASK_AUDIT_SESSION, destination);
            case PPID -> {
                task(KernelStructs.TASK_PARENT, destination);
                target.core().load(destination, destination, KernelStructs.TASK_TGID);
            }
            case SESSION, CGROUPID, MNTNS, PIDNS, NETNS, USERNS -> numbers.load(which, destination);
        }
    }

    /** {@code destination} = the task that bears the name; {@link #ensureTask} comes first. */
    void loadNamed(ProcessString which, Register destination) {
        switch (which) {
            case COMM -> target.code().move(destination, Registers.TASK);
            case PCOMM -> {
                task(KernelStructs.TASK_PARENT, destination);
                target.core().load(destination, destination, KernelStructs.TASK_LEADER);
            }
        }
    }

    /** {@code destination} = eight bytes of the name of the task in {@code base}, from byte {@code index} on. */
    void loadName(Register destination, Register base, int index) {
        CoreField field = KernelStructs.name(index);
        target.code()
                .emit(
                        new Instruction.Load(Size.DW, false, destination, base, (short) field.offset()),
                        target.types().about(CoreRelocation.Kind.FIELD_BYTE_OFFSET, field));
    }

    /** Whether a number has 32 bits and no sign. */
    static boolean isNarrow(ProcessInteger which) {
        return switch (which) {
            case UID, EUID, SUID, FSUID, GID, EGID, SGID, FSGID, LOGINUID, AUDITSESSION -> true;
            case PID, TID, PPID, SESSION, MNTNS, PIDNS, NETNS, USERNS -> true;
            case CGROUPID -> false;
        };
    }

    private void credential(String name, Register destination) {
        // Read anew each time: a register of its own costs as much as two reads, and most calls ask for one.
        task(KernelStructs.TASK_CREDENTIALS, destination);
        target.core().load(destination, destination, KernelStructs.credential(name));
    }

    private void task(CoreField field, Register destination) {
        target.core().load(destination, Registers.TASK, field);
    }
}
