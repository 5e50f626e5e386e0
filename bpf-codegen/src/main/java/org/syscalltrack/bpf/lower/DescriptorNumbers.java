package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.btf.CoreField;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.PathSource;

/** Attributes of the file that a descriptor of the caller stands for; unreadable where it stands for none. */
final class DescriptorNumbers {
    /** The frame of the function that finds a descriptor's file. */
    private static final int STACK = 32;

    private final Target target;
    private final ArgumentLoads arguments;

    DescriptorNumbers(Target target, ArgumentLoads arguments) {
        this.target = target;
        this.arguments = arguments;
    }

    /** Brings the attribute into its slot; R0 to R5 are lost. */
    void prepare(IntegerSource.FileNumber source, Label ifUnreadable) {
        target.frame().reserveForCalls(STACK);
        int slot = target.frame().slotOf(source);
        int descriptor = ((PathSource.Real) source.file()).parameter();
        arguments.prepare(descriptor, ifUnreadable);
        arguments.load(descriptor, Register.R1);
        target.code().call(target.functions().file());
        target.flow().jumpIf(JumpOp.EQ, Register.R0, 0, ifUnreadable);
        target.code().move(Register.R3, Register.R0);
        read(slot, KernelStructs.FILE_INODE, ifUnreadable);
        switch (source.attribute()) {
            case INODE -> last(slot, KernelStructs.INODE_NUMBER, ifUnreadable);
            case MODE -> last(slot, KernelStructs.INODE_MODE, ifUnreadable);
            case UID -> last(slot, KernelStructs.INODE_UID, ifUnreadable);
            case GID -> last(slot, KernelStructs.INODE_GID, ifUnreadable);
            case DEVICE -> {
                last(slot, KernelStructs.INODE_FILE_SYSTEM, ifUnreadable);
                last(slot, KernelStructs.FILE_SYSTEM_DEVICE, ifUnreadable);
            }
        }
    }

    /** Replaces the address in the slot by a field of the struct there. */
    private void last(int slot, CoreField field, Label ifUnreadable) {
        target.code().load(Size.DW, Register.R3, Register.R10, slot);
        read(slot, field, ifUnreadable);
    }

    private void read(int slot, CoreField field, Label ifUnreadable) {
        target.code().store(Size.DW, Register.R10, slot, 0);
        target.core().read(slot, Register.R3, field);
        target.flow().jumpIf(JumpOp.NE, Register.R0, 0, ifUnreadable);
    }

    /** {@code destination} = a prepared attribute; R5 is lost. */
    void load(IntegerSource.FileNumber source, Register destination) {
        int slot = target.frame().slotOf(source);
        switch (source.attribute()) {
            case INODE, MODE, UID, GID -> target.code().load(Size.DW, destination, Register.R10, slot);
            case DEVICE ->
                FileNumbers.encodeDevice(
                        target.code(), destination, () -> target.code().load(Size.DW, Register.R5, Register.R10, slot));
        }
    }
}
