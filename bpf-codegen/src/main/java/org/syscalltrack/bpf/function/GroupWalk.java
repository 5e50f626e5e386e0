package org.syscalltrack.bpf.function;

import static org.syscalltrack.bpf.asm.Register.R0;
import static org.syscalltrack.bpf.asm.Register.R1;
import static org.syscalltrack.bpf.asm.Register.R2;
import static org.syscalltrack.bpf.asm.Register.R3;
import static org.syscalltrack.bpf.asm.Register.R6;
import static org.syscalltrack.bpf.asm.Register.R7;
import static org.syscalltrack.bpf.asm.Register.R8;
import static org.syscalltrack.bpf.asm.Register.R9;
import static org.syscalltrack.bpf.btf.KernelType.member;
import static org.syscalltrack.bpf.btf.KernelType.pointerTo;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Assembler;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.btf.CoreEmitter;
import org.syscalltrack.bpf.btf.CoreField;
import org.syscalltrack.bpf.btf.KernelType.Struct;
import org.syscalltrack.bpf.btf.KernelTypes;

/**
 * The path of the calling thread's control group of version 2 from the hierarchy's root, as {@code cgroup_path} gives it
 * ({@code kernfs_path_from_node} of {@code fs/kernfs/dir.c}).
 */
final class GroupWalk {
    private static final Struct TASK = Struct.of("task_struct", member("cgroups", pointerTo("css_set")));
    private static final Struct SET = Struct.of("css_set", member("dfl_cgrp", pointerTo("cgroup")));
    private static final Struct GROUP = Struct.of("cgroup", member("kn", pointerTo("kernfs_node")));
    private static final Struct NODE =
            Struct.of("kernfs_node", member("parent", pointerTo("kernfs_node")), member("name", pointerTo("bytes")));
    /** Linux 6.15 has renamed the member. */
    private static final Struct RENAMED =
            Struct.of("kernfs_node___renamed", member("__parent", pointerTo("kernfs_node")));

    private static final CoreField NAME = CoreField.of(NODE, "name");
    private static final CoreField PARENT = CoreField.of(NODE, "parent");
    private static final CoreField RENAMED_PARENT = CoreField.of(RENAMED, "__parent");

    private final KernelTypes types;

    GroupWalk(KernelTypes types) {
        this.types = types;
    }

    /** {@code long group(work, room)}. */
    Code walk(String name, String step) {
        Assembler code = new Assembler(name);
        CoreEmitter core = new CoreEmitter(code, types);
        Label failed = new Label("failed");
        Work.begin(code, failed);
        code.call(Helper.GET_CURRENT_TASK_BTF);
        core.load(R1, R0, CoreField.of(TASK, "cgroups"));
        code.jumpIf(JumpOp.EQ, R1, 0, failed);
        core.load(R1, R1, CoreField.of(SET, "dfl_cgrp"));
        code.jumpIf(JumpOp.EQ, R1, 0, failed);
        core.load(R1, R1, CoreField.of(GROUP, "kn"));
        Work.store(code, Work.DENTRY, R1);
        BackwardPath.loop(code, step, failed);
        BackwardPath.finish(code, failed);
        code.bind(failed);
        Work.leave(code, Work.UNREADABLE);
        return code.assemble();
    }

    /** The loop's step: the name of a node that has a parent. */
    Code step(String name) {
        Assembler code = new Assembler(name);
        CoreEmitter core = new CoreEmitter(code, types);
        Label failed = new Label("failed");
        Label renamed = new Label("renamed");
        Label read = new Label("parent_read");
        Label group = new Label("group");
        BackwardPath.beginStep(code);
        Work.load(code, R7, Work.DENTRY);
        core.exists(R1, PARENT);
        code.jumpIf(JumpOp.EQ, R1, 0, renamed);
        Work.read(code, types, Work.COPY, R7, PARENT, failed);
        code.jump(read).bind(renamed);
        core.exists(R1, RENAMED_PARENT);
        code.jumpIf(JumpOp.EQ, R1, 0, failed);
        Work.read(code, types, Work.COPY, R7, RENAMED_PARENT, failed);
        code.bind(read);
        Work.load(code, R8, Work.COPY);
        code.jumpIf(JumpOp.NE, R8, 0, group);
        BackwardPath.done(code);
        code.bind(group);
        Work.read(code, types, Work.COPY, R7, NAME, failed);
        Work.load(code, R3, Work.COPY);
        code.move(R1, R6)
                .alu(AluOp.ADD, R1, Work.COPY)
                .move(R2, Work.LONGEST_NAME + 1)
                .call(Helper.PROBE_READ_KERNEL_STR)
                .jumpIf(JumpOp.SLE, R0, 0, failed)
                .move(R9, R0)
                .alu(AluOp.SUB, R9, 1)
                .move(R3, R6)
                .alu(AluOp.ADD, R3, Work.COPY);
        BackwardPath.prepend(code, failed);
        Work.store(code, Work.DENTRY, R8);
        Work.leave(code, 0);
        code.bind(failed);
        Work.leave(code, 1);
        return code.assemble();
    }
}
