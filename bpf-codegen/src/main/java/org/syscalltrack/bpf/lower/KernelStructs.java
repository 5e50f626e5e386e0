package org.syscalltrack.bpf.lower;

import static org.syscalltrack.bpf.btf.KernelType.member;
import static org.syscalltrack.bpf.btf.KernelType.pointerTo;

import org.syscalltrack.bpf.btf.CoreField;
import org.syscalltrack.bpf.btf.KernelType;
import org.syscalltrack.bpf.btf.KernelType.Struct;

/** The kernel's structs, as far as programs look into them ({@code include/linux/sched.h}, {@code cred.h} …). */
final class KernelStructs {
    /** {@code kuid_t}, and {@code kgid_t} alike: a number in the initial user namespace. */
    private static final Struct USER_ID = Struct.of("", member("val", KernelType.U32));

    private static final Struct THREAD_INFO = Struct.of("thread_info", member("status", KernelType.U32));

    private static final KernelType NAME = new KernelType.Array(KernelType.U8, 16);

    static final Struct TASK = Struct.of(
            "task_struct",
            member("thread_info", THREAD_INFO),
            member("flags", KernelType.U32),
            member("pid", KernelType.S32),
            member("tgid", KernelType.S32),
            member("real_parent", pointerTo("task_struct")),
            member("group_leader", pointerTo("task_struct")),
            member("cred", pointerTo("cred")),
            member("comm", NAME),
            member("loginuid", USER_ID),
            member("sessionid", KernelType.U32));

    static final Struct CREDENTIALS = Struct.of(
            "cred",
            member("uid", USER_ID),
            member("gid", USER_ID),
            member("suid", USER_ID),
            member("sgid", USER_ID),
            member("euid", USER_ID),
            member("egid", USER_ID),
            member("fsuid", USER_ID),
            member("fsgid", USER_ID));

    static final CoreField TASK_STATUS = CoreField.of(TASK, "thread_info", "status");
    static final CoreField TASK_FLAGS = CoreField.of(TASK, "flags");
    static final CoreField TASK_PID = CoreField.of(TASK, "pid");
    static final CoreField TASK_TGID = CoreField.of(TASK, "tgid");
    static final CoreField TASK_PARENT = CoreField.of(TASK, "real_parent");
    static final CoreField TASK_LEADER = CoreField.of(TASK, "group_leader");
    static final CoreField TASK_CREDENTIALS = CoreField.of(TASK, "cred");
    static final CoreField TASK_LOGINUID = CoreField.of(TASK, "loginuid", "val");
    static final CoreField TASK_AUDIT_SESSION = CoreField.of(TASK, "sessionid");

    private KernelStructs() {}

    /** A byte of a task's name. */
    static CoreField name(int index) {
        return CoreField.of(TASK, "comm", Integer.toString(index));
    }

    /** An id among the credentials. */
    static CoreField credential(String name) {
        return CoreField.of(CREDENTIALS, name, "val");
    }
}
