package org.syscalltrack.bpf.lower;

import static org.syscalltrack.bpf.btf.KernelType.member;
import static org.syscalltrack.bpf.btf.KernelType.pointerTo;

import org.syscalltrack.bpf.btf.CoreField;
import org.syscalltrack.bpf.btf.KernelType;
import org.syscalltrack.bpf.btf.KernelType.Struct;

/** What a task belongs to: its session, namespaces and control group ({@code include/linux/sched.h}, {@code pid.h} …). */
final class TaskStructs {
    private static final Struct TASK = Struct.of(
            "task_struct",
            member("signal", pointerTo("signal_struct")),
            member("nsproxy", pointerTo("nsproxy")),
            member("cgroups", pointerTo("css_set")),
            member("thread_pid", pointerTo("pid")));
    private static final Struct SIGNAL =
            Struct.of("signal_struct", member("pids", new KernelType.Array(pointerTo("pid"), 4)));
    private static final Struct UPID =
            Struct.of("upid", member("nr", KernelType.S32), member("ns", pointerTo("pid_namespace")));
    private static final Struct PID =
            Struct.of("pid", member("level", KernelType.U32), member("numbers", new KernelType.Array(UPID, 1)));
    private static final Struct COMMON = Struct.of("ns_common", member("inum", KernelType.U32));
    private static final Struct PROXY =
            Struct.of("nsproxy", member("mnt_ns", pointerTo("mnt_namespace")), member("net_ns", pointerTo("net")));
    private static final Struct CREDENTIALS = Struct.of(
            "cred",
            member("cap_effective", Struct.of("kernel_cap_struct")),
            member("user_ns", pointerTo("user_namespace")));
    private static final Struct USER_NAMESPACE =
            Struct.of("user_namespace", member("level", KernelType.S32), member("ns", COMMON));
    private static final Struct GROUPS = Struct.of("css_set", member("dfl_cgrp", pointerTo("cgroup")));
    private static final Struct GROUP = Struct.of("cgroup", member("kn", pointerTo("kernfs_node")));
    private static final Struct NODE = Struct.of("kernfs_node", member("id", KernelType.U64));

    static final CoreField SIGNALS = CoreField.of(TASK, "signal");
    /** PIDTYPE_SID is 3 ({@code include/linux/pid_types.h}). */
    static final CoreField SESSION = CoreField.of(SIGNAL, "pids", "3");
    /** A process id's number in the initial namespace. */
    static final CoreField FIRST_NUMBER = CoreField.of(PID, "numbers", "0", "nr");

    static final CoreField NAMESPACES = CoreField.of(TASK, "nsproxy");
    static final CoreField MOUNTS = CoreField.of(PROXY, "mnt_ns");
    static final CoreField MOUNTS_NUMBER = namespace("mnt_namespace");
    static final CoreField NETWORK = CoreField.of(PROXY, "net_ns");
    static final CoreField NETWORK_NUMBER = namespace("net");
    static final CoreField USERS = CoreField.of(CREDENTIALS, "user_ns");
    static final CoreField USERS_NUMBER = CoreField.of(USER_NAMESPACE, "ns", "inum");
    /** 0 in the initial namespace. */
    static final CoreField USERS_LEVEL = CoreField.of(USER_NAMESPACE, "level");

    static final CoreField EFFECTIVE = CoreField.of(CREDENTIALS, "cap_effective");

    static final CoreField THREAD_PID = CoreField.of(TASK, "thread_pid");
    static final CoreField PID_LEVEL = CoreField.of(PID, "level");
    /** The namespace that belongs to level 0; those of further levels follow, {@link #UPID_BYTES} apart. */
    static final CoreField PID_NAMESPACE = CoreField.of(PID, "numbers", "0", "ns");

    static final int UPID_BYTES = 16;
    static final CoreField PROCESSES_NUMBER = namespace("pid_namespace");

    static final CoreField GROUP_SET = CoreField.of(TASK, "cgroups");
    static final CoreField DEFAULT_GROUP = CoreField.of(GROUPS, "dfl_cgrp");
    static final CoreField GROUP_NODE = CoreField.of(GROUP, "kn");
    static final CoreField NODE_ID = CoreField.of(NODE, "id");

    private TaskStructs() {}

    private static CoreField namespace(String struct) {
        return CoreField.of(Struct.of(struct, member("ns", COMMON)), "ns", "inum");
    }
}
