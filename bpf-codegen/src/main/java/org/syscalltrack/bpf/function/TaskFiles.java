package org.syscalltrack.bpf.function;

import static org.syscalltrack.bpf.asm.Register.R0;
import static org.syscalltrack.bpf.asm.Register.R1;
import static org.syscalltrack.bpf.asm.Register.R10;
import static org.syscalltrack.bpf.asm.Register.R2;
import static org.syscalltrack.bpf.asm.Register.R3;
import static org.syscalltrack.bpf.asm.Register.R6;
import static org.syscalltrack.bpf.asm.Register.R7;
import static org.syscalltrack.bpf.asm.Register.R8;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Assembler;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.btf.CoreEmitter;
import org.syscalltrack.bpf.btf.KernelTypes;

/** Files that a task has: its directory, what it runs, and what its descriptors stand for. */
final class TaskFiles {
    /** PF_KTHREAD of {@code include/linux/sched.h}: a thread that may borrow a process's memory, but runs no program. */
    private static final int KERNEL_THREAD = 0x200000;

    private static final int SLOT = -8;

    private final KernelTypes types;

    TaskFiles(KernelTypes types) {
        this.types = types;
    }

    /** {@code long directory(work, room)}: the calling thread's current directory. */
    Code directory(String name, String walk) {
        Assembler code = new Assembler(name);
        CoreEmitter core = new CoreEmitter(code, types);
        Label failed = new Label("failed");
        Work.begin(code, failed);
        code.call(Helper.GET_CURRENT_TASK_BTF);
        core.load(R1, R0, FileStructs.TASK_FS);
        code.jumpIf(JumpOp.EQ, R1, 0, failed);
        core.load(R2, R1, FileStructs.DIRECTORY_DENTRY);
        Work.store(code, Work.DENTRY, R2);
        core.load(R2, R1, FileStructs.DIRECTORY_MOUNT);
        Work.store(code, Work.MOUNT, R2);
        return end(code, walk, failed);
    }

    /** {@code long executable(work, room)}: what the program of {@link Work#TASK} was read from; absent where there is none. */
    Code executable(String name, String walk) {
        Assembler code = new Assembler(name);
        Label failed = new Label("failed");
        Label absent = new Label("absent");
        Work.begin(code, failed);
        Work.load(code, R8, Work.TASK);
        Work.read(code, types, Work.COPY, R8, FileStructs.TASK_FLAGS, failed);
        code.load(Size.W, R1, R6, Work.COPY).alu(AluOp.AND, R1, KERNEL_THREAD).jumpIf(JumpOp.NE, R1, 0, absent);
        Work.read(code, types, Work.COPY, R8, FileStructs.TASK_MEMORY, failed);
        Work.load(code, R3, Work.COPY);
        code.jumpIf(JumpOp.EQ, R3, 0, absent);
        Work.read(code, types, Work.COPY, R3, FileStructs.EXECUTABLE, failed);
        Work.load(code, R8, Work.COPY);
        code.jumpIf(JumpOp.EQ, R8, 0, absent);
        pathOfFile(code, failed);
        call(code, walk);
        code.bind(absent);
        Work.leave(code, Work.ABSENT);
        code.bind(failed);
        Work.leave(code, Work.UNREADABLE);
        return code.assemble();
    }

    /** {@code long descriptor(work, room, int descriptor)}: the path of the file that it stands for. */
    Code descriptor(String name, String file, String walk) {
        Assembler code = new Assembler(name);
        Label failed = new Label("failed");
        Work.begin(code, failed);
        code.move(R1, R3).call(file).jumpIf(JumpOp.EQ, R0, 0, failed).move(R8, R0);
        pathOfFile(code, failed);
        return end(code, walk, failed);
    }

    /** {@code long file(int descriptor)}: the address of its {@code struct file}; 0 where there is none. */
    Code file(String name) {
        Assembler code = new Assembler(name);
        CoreEmitter core = new CoreEmitter(code, types);
        Label none = new Label("none");
        // The kernel looks at 32 bits of a descriptor.
        code.move(R6, R1)
                .alu(AluOp.LSH, R6, Integer.SIZE)
                .alu(AluOp.RSH, R6, Integer.SIZE)
                .call(Helper.GET_CURRENT_TASK_BTF);
        core.load(R1, R0, FileStructs.TASK_FILES);
        code.jumpIf(JumpOp.EQ, R1, 0, none);
        core.load(R1, R1, FileStructs.TABLE_OF_FILES);
        code.jumpIf(JumpOp.EQ, R1, 0, none);
        core.load(R2, R1, FileStructs.TABLE_SIZE);
        code.jumpIf(JumpOp.GE, R6, R2, none);
        core.load(R3, R1, FileStructs.TABLE_FILES);
        code.alu(AluOp.LSH, R6, 3)
                .alu(AluOp.ADD, R3, R6)
                .move(R1, R10)
                .alu(AluOp.ADD, R1, SLOT)
                .move(R2, Long.BYTES)
                .call(Helper.PROBE_READ_KERNEL)
                .jumpIf(JumpOp.NE, R0, 0, none)
                .load(Size.DW, R0, R10, SLOT)
                .exit()
                .bind(none)
                .move(R0, 0)
                .exit();
        return code.assemble();
    }

    /** Takes dentry and mount from the file whose address is in R8. */
    private void pathOfFile(Assembler code, Label failed) {
        Work.read(code, types, Work.DENTRY, R8, FileStructs.FILE_DENTRY, failed);
        Work.read(code, types, Work.MOUNT, R8, FileStructs.FILE_MOUNT, failed);
    }

    private static Code end(Assembler code, String walk, Label failed) {
        call(code, walk);
        code.bind(failed);
        Work.leave(code, Work.UNREADABLE);
        return code.assemble();
    }

    private static void call(Assembler code, String walk) {
        code.move(R1, R6).move(R2, R7).call(walk).exit();
    }
}
