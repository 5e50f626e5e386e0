package org.syscalltrack.bpf.function;

import static org.syscalltrack.bpf.asm.Register.R0;
import static org.syscalltrack.bpf.asm.Register.R1;
import static org.syscalltrack.bpf.asm.Register.R2;
import static org.syscalltrack.bpf.asm.Register.R3;
import static org.syscalltrack.bpf.asm.Register.R6;
import static org.syscalltrack.bpf.asm.Register.R7;
import static org.syscalltrack.bpf.asm.Register.R8;
import static org.syscalltrack.bpf.asm.Register.R9;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Assembler;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.btf.CoreEmitter;
import org.syscalltrack.bpf.btf.KernelTypes;

/**
 * The path from the caller's root to a dentry of a mount, as {@code prepend_path} of {@code fs/d_path.c} finds it: from
 * the dentry upwards, from the root of a mount on at its mount point. What does not lie below the caller's root is
 * unreadable, as is a path of more than {@link Work#LONGEST} bytes; nothing else limits how deep it lies.
 */
final class PathWalk {
    /** How much of a dentry is looked at: with lock debugging its name ends at byte 120. */
    private static final int DENTRY_BYTES = 128;
    /** {@code memfd:}, in a word and a half: what memfd_create of {@code mm/memfd.c} puts before a name. */
    private static final int MEMORY_FILE = 'm' | 'e' << 8 | 'm' << 16 | 'f' << 24;

    private static final int MEMORY_FILE_END = 'd' | ':' << 8;

    private final KernelTypes types;

    PathWalk(KernelTypes types) {
        this.types = types;
    }

    /** {@code long walk(work, room)}: the path of {@link Work#DENTRY} in {@link Work#MOUNT}. */
    Code walk(String name, String step) {
        Assembler code = new Assembler(name);
        CoreEmitter core = new CoreEmitter(code, types);
        Label failed = new Label("failed");
        Work.begin(code, failed);
        code.call(Helper.GET_CURRENT_TASK_BTF);
        core.load(R1, R0, FileStructs.TASK_FS);
        code.jumpIf(JumpOp.EQ, R1, 0, failed);
        core.load(R2, R1, FileStructs.ROOT_DENTRY);
        Work.store(code, Work.ROOT, R2);
        core.load(R2, R1, FileStructs.ROOT_MOUNT);
        Work.store(code, Work.ROOT_MOUNT, R2);
        // Out of memory comes a number, with which one can reckon.
        Work.load(code, R2, Work.ROOT_MOUNT);
        core.containerOf(R2, FileStructs.SEEN_MOUNT);
        Work.store(code, Work.ROOT_MOUNT, R2);
        Work.load(code, R8, Work.MOUNT);
        Work.read(code, types, Work.MOUNT_ROOT, R8, FileStructs.MOUNT_ROOT, failed);
        core.containerOf(R8, FileStructs.SEEN_MOUNT);
        Work.store(code, Work.MOUNT, R8);
        BackwardPath.loop(code, step, failed);
        BackwardPath.finish(code, failed);
        code.bind(failed);
        Work.leave(code, Work.UNREADABLE);
        return code.assemble();
    }

    /** The loop's step. */
    Code step(String name) {
        Assembler code = new Assembler(name);
        Label component = new Label("component");
        Label below = new Label("below_root");
        Label failed = new Label("failed");
        BackwardPath.beginStep(code);
        Work.load(code, R7, Work.DENTRY);
        Work.load(code, R1, Work.ROOT);
        code.jumpIf(JumpOp.NE, R7, R1, below);
        Work.load(code, R1, Work.MOUNT);
        Work.load(code, R2, Work.ROOT_MOUNT);
        code.jumpIf(JumpOp.NE, R1, R2, below);
        BackwardPath.done(code);
        code.bind(below);
        Work.load(code, R1, Work.MOUNT_ROOT);
        code.jumpIf(JumpOp.NE, R7, R1, component);
        leaveMount(code, failed);
        code.bind(component);
        component(code, failed);
        code.bind(failed);
        Work.leave(code, 1);
        return code.assemble();
    }

    /** From a mount's root to the place where it is mounted. */
    private void leaveMount(Assembler code, Label failed) {
        Work.load(code, R8, Work.MOUNT);
        Work.read(code, types, Work.COPY, R8, FileStructs.MOUNT_PARENT, failed);
        Work.load(code, R9, Work.COPY);
        code.jumpIf(JumpOp.EQ, R9, R8, failed);
        Work.read(code, types, Work.DENTRY, R8, FileStructs.MOUNT_POINT, failed);
        Work.store(code, Work.MOUNT, R9);
        Work.read(code, types, Work.MOUNT_ROOT, R9, FileStructs.WHOLE_ROOT, failed);
        Work.leave(code, 0);
    }

    /** Puts the dentry's name before the path. */
    private void component(Assembler code, Label failed) {
        CoreEmitter core = new CoreEmitter(code, types);
        Label goOn = new Label("go_on");
        code.move(R3, R7);
        Work.read(code, Work.COPY, DENTRY_BYTES, failed);
        code.move(R3, R6).alu(AluOp.ADD, R3, Work.COPY);
        core.load(R8, R3, FileStructs.DENTRY_PARENT);
        core.load(R9, R3, FileStructs.DENTRY_NAME_LENGTH);
        core.load(R3, R3, FileStructs.DENTRY_NAME);
        BackwardPath.prepend(code, failed);
        code.jumpIf(JumpOp.NE, R8, R7, goOn);
        memoryFile(code, failed);
        code.bind(goOn);
        Work.store(code, Work.DENTRY, R8);
        Work.leave(code, 0);
    }

    /** A file that lies nowhere has a path if memfd_create made it, and its name alone stands there. */
    private static void memoryFile(Assembler code, Label failed) {
        Work.load(code, R1, Work.POSITION);
        code.jumpIf(JumpOp.GT, R1, Work.END, failed)
                .move(R2, R1)
                .alu(AluOp.ADD, R2, R9)
                .jumpIf(JumpOp.NE, R2, Work.END - 1, failed)
                .move(R2, R6)
                .alu(AluOp.ADD, R2, Work.PATH)
                .alu(AluOp.ADD, R2, R1)
                .load(Size.W, R1, R2, 1)
                .jumpIf32(JumpOp.NE, R1, MEMORY_FILE, failed)
                .load(Size.H, R1, R2, 1 + Integer.BYTES)
                .jumpIf(JumpOp.NE, R1, MEMORY_FILE_END, failed);
        BackwardPath.done(code);
    }
}
