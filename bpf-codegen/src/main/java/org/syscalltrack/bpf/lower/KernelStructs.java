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
            member("sessionid", KernelType.U32),
            member("start_time", KernelType.U64));

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

    private static final Struct PATH =
            Struct.of("path", member("mnt", pointerTo("vfsmount")), member("dentry", pointerTo("dentry")));
    private static final Struct DENTRY = Struct.of("dentry", member("d_inode", pointerTo("inode")));
    private static final Struct FILE = Struct.of("file", member("f_path", PATH), member("f_inode", pointerTo("inode")));
    private static final Struct BINPRM = Struct.of("linux_binprm", member("file", pointerTo("file")));
    private static final Struct FILE_SYSTEM = Struct.of("super_block", member("s_dev", KernelType.U32));
    private static final Struct INODE = Struct.of(
            "inode",
            member("i_mode", KernelType.U16),
            member("i_uid", USER_ID),
            member("i_gid", USER_ID),
            member("i_sb", pointerTo("super_block")),
            member("i_ino", KernelType.U64));

    static final CoreField PATH_DENTRY = CoreField.of(PATH, "dentry");
    static final CoreField PATH_MOUNT = CoreField.of(PATH, "mnt");
    static final CoreField FILE_PATH_DENTRY = CoreField.of(FILE, "f_path", "dentry");
    static final CoreField FILE_PATH_MOUNT = CoreField.of(FILE, "f_path", "mnt");
    static final CoreField DENTRY_INODE = CoreField.of(DENTRY, "d_inode");
    static final CoreField FILE_INODE = CoreField.of(FILE, "f_inode");
    static final CoreField BINPRM_FILE = CoreField.of(BINPRM, "file");
    static final CoreField INODE_MODE = CoreField.of(INODE, "i_mode");
    static final CoreField INODE_UID = CoreField.of(INODE, "i_uid", "val");
    static final CoreField INODE_GID = CoreField.of(INODE, "i_gid", "val");
    static final CoreField INODE_FILE_SYSTEM = CoreField.of(INODE, "i_sb");
    static final CoreField INODE_NUMBER = CoreField.of(INODE, "i_ino");
    static final CoreField FILE_SYSTEM_DEVICE = CoreField.of(FILE_SYSTEM, "s_dev");

    static final CoreField TASK_STATUS = CoreField.of(TASK, "thread_info", "status");
    static final CoreField TASK_FLAGS = CoreField.of(TASK, "flags");
    static final CoreField TASK_PID = CoreField.of(TASK, "pid");
    static final CoreField TASK_TGID = CoreField.of(TASK, "tgid");
    static final CoreField TASK_START = CoreField.of(TASK, "start_time");
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
