package org.syscalltrack.bpf.function;

import static org.syscalltrack.bpf.btf.KernelType.member;
import static org.syscalltrack.bpf.btf.KernelType.pointerTo;

import org.syscalltrack.bpf.btf.CoreField;
import org.syscalltrack.bpf.btf.KernelType;
import org.syscalltrack.bpf.btf.KernelType.Struct;

/**
 * The kernel's structs around files ({@code include/linux/fs.h}, {@code dcache.h}, {@code mount.h}, {@code fs_struct.h},
 * {@code fdtable.h}, {@code fs/mount.h}).
 */
final class FileStructs {
    private static final Struct PATH_STRUCT =
            Struct.of("path", member("mnt", pointerTo("vfsmount")), member("dentry", pointerTo("dentry")));
    private static final Struct TASK = Struct.of(
            "task_struct",
            member("flags", KernelType.U32),
            member("fs", pointerTo("fs_struct")),
            member("files", pointerTo("files_struct")),
            member("mm", pointerTo("mm_struct")));
    private static final Struct FS = Struct.of("fs_struct", member("root", PATH_STRUCT), member("pwd", PATH_STRUCT));
    private static final Struct MEMORY = Struct.of("mm_struct", member("exe_file", pointerTo("file")));
    private static final Struct FILES = Struct.of("files_struct", member("fdt", pointerTo("fdtable")));
    private static final Struct TABLE =
            Struct.of("fdtable", member("max_fds", KernelType.U32), member("fd", pointerTo("file")));
    private static final Struct FILE_STRUCT = Struct.of("file", member("f_path", PATH_STRUCT));
    private static final Struct MOUNT = Struct.of("vfsmount", member("mnt_root", pointerTo("dentry")));
    private static final Struct WHOLE_MOUNT = Struct.of(
            "mount",
            member("mnt_parent", pointerTo("mount")),
            member("mnt_mountpoint", pointerTo("dentry")),
            member("mnt", MOUNT));
    private static final Struct NAME =
            Struct.of("qstr", member("len", KernelType.U32), member("name", pointerTo("bytes")));
    private static final Struct DENTRY =
            Struct.of("dentry", member("d_parent", pointerTo("dentry")), member("d_name", NAME));

    static final CoreField TASK_FLAGS = CoreField.of(TASK, "flags");
    static final CoreField TASK_FS = CoreField.of(TASK, "fs");
    static final CoreField TASK_FILES = CoreField.of(TASK, "files");
    static final CoreField TASK_MEMORY = CoreField.of(TASK, "mm");
    static final CoreField ROOT_MOUNT = CoreField.of(FS, "root", "mnt");
    static final CoreField ROOT_DENTRY = CoreField.of(FS, "root", "dentry");
    static final CoreField DIRECTORY_MOUNT = CoreField.of(FS, "pwd", "mnt");
    static final CoreField DIRECTORY_DENTRY = CoreField.of(FS, "pwd", "dentry");
    static final CoreField EXECUTABLE = CoreField.of(MEMORY, "exe_file");
    static final CoreField FILE_MOUNT = CoreField.of(FILE_STRUCT, "f_path", "mnt");
    static final CoreField FILE_DENTRY = CoreField.of(FILE_STRUCT, "f_path", "dentry");
    static final CoreField TABLE_OF_FILES = CoreField.of(FILES, "fdt");
    static final CoreField TABLE_SIZE = CoreField.of(TABLE, "max_fds");
    static final CoreField TABLE_FILES = CoreField.of(TABLE, "fd");
    static final CoreField MOUNT_ROOT = CoreField.of(MOUNT, "mnt_root");
    /** Where in the kernel's own struct that which others see lies. */
    static final CoreField SEEN_MOUNT = CoreField.of(WHOLE_MOUNT, "mnt");

    static final CoreField WHOLE_ROOT = CoreField.of(WHOLE_MOUNT, "mnt", "mnt_root");
    static final CoreField MOUNT_PARENT = CoreField.of(WHOLE_MOUNT, "mnt_parent");
    static final CoreField MOUNT_POINT = CoreField.of(WHOLE_MOUNT, "mnt_mountpoint");
    static final CoreField DENTRY_PARENT = CoreField.of(DENTRY, "d_parent");
    static final CoreField DENTRY_NAME = CoreField.of(DENTRY, "d_name", "name");
    static final CoreField DENTRY_NAME_LENGTH = CoreField.of(DENTRY, "d_name", "len");

    private FileStructs() {}
}
