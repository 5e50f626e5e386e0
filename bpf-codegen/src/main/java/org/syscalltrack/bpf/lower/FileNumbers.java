package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Assembler;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.btf.CoreField;
import org.syscalltrack.dsl.catalog.HookFact.CarriedObject;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.When;

/** Attributes of the file that the kernel has found for a parameter, from the object that a hook is given. */
final class FileNumbers {
    private final Target target;
    private final DescriptorNumbers descriptors;

    FileNumbers(Target target, ArgumentLoads arguments) {
        this.target = target;
        descriptors = new DescriptorNumbers(target, arguments);
    }

    private boolean isDescriptor(IntegerSource.FileNumber source) {
        return target.objects().isDescriptor(source.file())
                && target.objects().file(source.file()).isEmpty();
    }

    /** Brings the file's inode to hand, or goes on where there is none; R0 to R5 are lost. */
    void prepare(IntegerSource.FileNumber source, Label ifUnreadable, Label ifAbsent) {
        if (isDescriptor(source)) {
            descriptors.prepare(source, ifUnreadable);
            return;
        }
        if (target.hook().isEmpty()) {
            if (target.when() == When.AFTER) {
                throw new CannotLowerException(
                        "FILE() of a named file is known at a security hook only, before the call");
            }
            // The entry leaves it to the hook, where the rule is decided.
            target.flow().jump(ifAbsent);
            return;
        }
        CarriedObject object = target.objects()
                .file(source.file())
                .orElseThrow(() -> new CannotLowerException("the hook " + target.hook() + ", where "
                        + target.call().name() + " is decided, is not given the object that FILE() asks for"));
        target.hookArgument(object.argument(), Register.R1);
        target.flow().jumpIf(JumpOp.EQ, Register.R1, 0, ifAbsent);
        switch (object.type()) {
            case PATH -> follow(ifAbsent, KernelStructs.PATH_DENTRY, KernelStructs.DENTRY_INODE);
            case DENTRY -> follow(ifAbsent, KernelStructs.DENTRY_INODE);
            case FILE -> follow(ifAbsent, KernelStructs.FILE_INODE);
            case BINPRM -> follow(ifAbsent, KernelStructs.BINPRM_FILE, KernelStructs.FILE_INODE);
            default -> throw new IllegalStateException("no file: " + object);
        }
        target.code().store(Size.DW, Register.R10, target.frame().slotOf(source.file()), Register.R1);
    }

    /**
     * Follows pointers from R1 on. A name that is to be made has no inode, but the verifier takes {@code dentry.d_inode} for
     * never null ({@code BTF_TYPE_SAFE_TRUSTED} of {@code kernel/bpf/verifier.c}, seen on 6.12), leaves the test for equality
     * out, and lets the program fault. A comparison with 1 it does not judge; newer ones, which know better, want both.
     */
    private void follow(Label ifAbsent, CoreField... fields) {
        for (CoreField field : fields) {
            target.core().load(Register.R1, Register.R1, field);
            target.flow().jumpIf(JumpOp.EQ, Register.R1, 0, ifAbsent);
            target.flow().jumpIf(JumpOp.LT, Register.R1, 1, ifAbsent);
        }
    }

    /** {@code destination} = a prepared attribute; R5 is lost. */
    void load(IntegerSource.FileNumber source, Register destination) {
        if (isDescriptor(source)) {
            descriptors.load(source, destination);
            return;
        }
        target.code().load(Size.DW, Register.R5, Register.R10, target.frame().slotOf(source.file()));
        switch (source.attribute()) {
            case INODE -> target.core().load(destination, Register.R5, KernelStructs.INODE_NUMBER);
            case MODE -> target.core().load(destination, Register.R5, KernelStructs.INODE_MODE);
            case UID -> target.core().load(destination, Register.R5, KernelStructs.INODE_UID);
            case GID -> target.core().load(destination, Register.R5, KernelStructs.INODE_GID);
            case DEVICE -> encodeDevice(target.code(), destination, () -> loadDevice(source));
        }
    }

    /**
     * {@code destination} = the device as {@code stat} shows it: {@code new_encode_dev} of
     * {@code include/linux/kdev_t.h}; the kernel's own number has 20 bits of the minor number below the major one.
     *
     * @param number loads that number into R5
     */
    static void encodeDevice(Assembler code, Register destination, Runnable number) {
        number.run();
        code.alu(AluOp.AND, Register.R5, 0xfffff)
                .move(destination, Register.R5)
                .alu(AluOp.LSH, destination, 12)
                .alu(AluOp.OR, destination, Register.R5)
                .alu(AluOp.AND, destination, 0xfff000ff);
        number.run();
        code.alu(AluOp.RSH, Register.R5, 20)
                .alu(AluOp.LSH, Register.R5, Byte.SIZE)
                .alu(AluOp.OR, destination, Register.R5);
    }

    /** {@code R5} = the kernel's number for the device of the inode. */
    private void loadDevice(IntegerSource.FileNumber source) {
        target.code().load(Size.DW, Register.R5, Register.R10, target.frame().slotOf(source.file()));
        target.core()
                .load(Register.R5, Register.R5, KernelStructs.INODE_FILE_SYSTEM)
                .load(Register.R5, Register.R5, KernelStructs.FILE_SYSTEM_DEVICE);
    }
}
