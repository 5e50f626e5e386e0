/* Names, contents and attributes of files. */
ATTEMPT(unlink, "unlink", make("f"), syscall(SYS_unlink, "f"), !exists("f"))
ATTEMPT(unlinkat, "unlinkat", make("f"), syscall(SYS_unlinkat, AT_FDCWD, "f", 0), !exists("f"))
ATTEMPT(unlinkat_dir, "unlinkat", mkdir("d", 0755), syscall(SYS_unlinkat, AT_FDCWD, "d", AT_REMOVEDIR), !exists("d"))
ATTEMPT(rmdir, "rmdir", mkdir("d", 0755), syscall(SYS_rmdir, "d"), !exists("d"))
ATTEMPT(open_read, "open", make("f"), syscall(SYS_open, "f", O_RDONLY), TOLD)
ATTEMPT(open_creat, "open", NOTHING, syscall(SYS_open, "f", O_CREAT | O_WRONLY, 0644), exists("f"))
ATTEMPT(open_trunc, "open", make("f"), syscall(SYS_open, "f", O_TRUNC | O_WRONLY), told("f").st_size == 0)
ATTEMPT(openat_read, "openat", make("f"), syscall(SYS_openat, AT_FDCWD, "f", O_RDONLY), TOLD)
ATTEMPT(openat_creat, "openat", NOTHING, syscall(SYS_openat, AT_FDCWD, "f", O_CREAT | O_WRONLY, 0644), exists("f"))
ATTEMPT(openat_excl, "openat", NOTHING, syscall(SYS_openat, AT_FDCWD, "f", O_CREAT | O_EXCL | O_WRONLY, 0644),
        exists("f"))
ATTEMPT(openat_trunc, "openat", make("f"), syscall(SYS_openat, AT_FDCWD, "f", O_TRUNC | O_WRONLY),
        told("f").st_size == 0)
ATTEMPT(openat_tmpfile, "openat", NOTHING, syscall(SYS_openat, AT_FDCWD, ".", O_TMPFILE | O_WRONLY, 0644), TOLD)
ATTEMPT(openat_path, "openat", make("f"), syscall(SYS_openat, AT_FDCWD, "f", O_PATH), TOLD)

static struct open_how read_how = {.flags = O_RDONLY};
static struct open_how create_how = {.flags = O_CREAT | O_WRONLY, .mode = 0644};
static struct open_how excl_how = {.flags = O_CREAT | O_EXCL | O_WRONLY, .mode = 0644};
ATTEMPT(openat2_read, "openat2", make("f"), syscall(SYS_openat2, AT_FDCWD, "f", &read_how, sizeof read_how), TOLD)
ATTEMPT(openat2_creat, "openat2", NOTHING, syscall(SYS_openat2, AT_FDCWD, "f", &create_how, sizeof create_how),
        exists("f"))
ATTEMPT(openat2_excl, "openat2", NOTHING, syscall(SYS_openat2, AT_FDCWD, "f", &excl_how, sizeof excl_how),
        exists("f"))
ATTEMPT(creat_new, "creat", NOTHING, syscall(SYS_creat, "f", 0644), exists("f"))
ATTEMPT(creat_old, "creat", make("f"), syscall(SYS_creat, "f", 0644), told("f").st_size == 0)

ATTEMPT(mkdir, "mkdir", NOTHING, syscall(SYS_mkdir, "d", 0755), exists("d"))
ATTEMPT(mkdirat, "mkdirat", NOTHING, syscall(SYS_mkdirat, AT_FDCWD, "d", 0755), exists("d"))
ATTEMPT(mknod_fifo, "mknod", NOTHING, syscall(SYS_mknod, "n", S_IFIFO | 0644, 0), exists("n"))
ATTEMPT(mknod_file, "mknod", NOTHING, syscall(SYS_mknod, "n", S_IFREG | 0644, 0), exists("n"))
ATTEMPT(mknodat_fifo, "mknodat", NOTHING, syscall(SYS_mknodat, AT_FDCWD, "n", S_IFIFO | 0644, 0), exists("n"))
ATTEMPT(mknodat_dev, "mknodat", NOTHING, syscall(SYS_mknodat, AT_FDCWD, "n", S_IFCHR | 0644, 0x103), exists("n"))
ATTEMPT(rename, "rename", make("f"), syscall(SYS_rename, "f", "g"), exists("g") || !exists("f"))
ATTEMPT(renameat, "renameat", make("f"), syscall(SYS_renameat, AT_FDCWD, "f", AT_FDCWD, "g"),
        exists("g") || !exists("f"))
ATTEMPT(renameat2, "renameat2", make("f"), syscall(SYS_renameat2, AT_FDCWD, "f", AT_FDCWD, "g", 0),
        exists("g") || !exists("f"))
ATTEMPT(renameat2_exch, "renameat2", (make("f"), mkdir("g", 0755)),
        syscall(SYS_renameat2, AT_FDCWD, "f", AT_FDCWD, "g", 2 /* RENAME_EXCHANGE */), S_ISDIR(told("f").st_mode))
ATTEMPT(link, "link", make("f"), syscall(SYS_link, "f", "g"), exists("g"))
ATTEMPT(linkat, "linkat", make("f"), syscall(SYS_linkat, AT_FDCWD, "f", AT_FDCWD, "g", 0), exists("g"))
ATTEMPT(symlink, "symlink", NOTHING, syscall(SYS_symlink, "f", "g"), exists("g"))
ATTEMPT(symlinkat, "symlinkat", NOTHING, syscall(SYS_symlinkat, "f", AT_FDCWD, "g"), exists("g"))

ATTEMPT(truncate, "truncate", make("f"), syscall(SYS_truncate, "f", 3), told("f").st_size == 3)
ATTEMPT(ftruncate, "ftruncate", shared->fds[0] = open_file("f", O_RDWR), syscall(SYS_ftruncate, shared->fds[0], 3),
        told("f").st_size == 3)
ATTEMPT(fallocate, "fallocate", shared->fds[0] = open_file("f", O_RDWR),
        syscall(SYS_fallocate, shared->fds[0], 0, 0, 50), told("f").st_size == 50)
ATTEMPT(chmod, "chmod", make("f"), syscall(SYS_chmod, "f", 0600), (told("f").st_mode & 07777) == 0600)
ATTEMPT(fchmod, "fchmod", shared->fds[0] = open_file("f", O_RDWR), syscall(SYS_fchmod, shared->fds[0], 0600),
        (told("f").st_mode & 07777) == 0600)
ATTEMPT(fchmodat, "fchmodat", make("f"), syscall(SYS_fchmodat, AT_FDCWD, "f", 0600),
        (told("f").st_mode & 07777) == 0600)
ATTEMPT(fchmodat2, "fchmodat2", make("f"), syscall(452, AT_FDCWD, "f", 0600, 0), (told("f").st_mode & 07777) == 0600)
ATTEMPT(chown, "chown", make("f"), syscall(SYS_chown, "f", 7, 7), told("f").st_uid == 7)
ATTEMPT(lchown, "lchown", make("f"), syscall(SYS_lchown, "f", 7, 7), told("f").st_uid == 7)
ATTEMPT(fchown, "fchown", shared->fds[0] = open_file("f", O_RDWR), syscall(SYS_fchown, shared->fds[0], 7, 7),
        told("f").st_uid == 7)
ATTEMPT(fchownat, "fchownat", make("f"), syscall(SYS_fchownat, AT_FDCWD, "f", 7, 7, 0), told("f").st_uid == 7)

static struct utimbuf second_utime = {1, 1};
static struct timeval second_timeval[2] = {{1, 0}, {1, 0}};
static struct timespec second_timespec[2] = {{1, 0}, {1, 0}};
ATTEMPT(utime, "utime", make("f"), syscall(SYS_utime, "f", &second_utime), told("f").st_mtime == 1)
ATTEMPT(utimes, "utimes", make("f"), syscall(SYS_utimes, "f", second_timeval), told("f").st_mtime == 1)
ATTEMPT(futimesat, "futimesat", make("f"), syscall(SYS_futimesat, AT_FDCWD, "f", second_timeval),
        told("f").st_mtime == 1)
ATTEMPT(utimensat, "utimensat", make("f"), syscall(SYS_utimensat, AT_FDCWD, "f", second_timespec, 0),
        told("f").st_mtime == 1)

#define XATTR "trusted.sct"
static int has_xattr(void) {
    return lgetxattr("f", XATTR, NULL, 0) == 1;
}
static int marked_file(void) {
    int fd = open_file("f", O_RDWR);
    must(setxattr("f", XATTR, "x", 1, 0) == 0, "an extended attribute");
    return fd;
}
ATTEMPT(setxattr, "setxattr", make("f"), syscall(SYS_setxattr, "f", XATTR, "x", 1, 0), has_xattr())
ATTEMPT(lsetxattr, "lsetxattr", make("f"), syscall(SYS_lsetxattr, "f", XATTR, "x", 1, 0), has_xattr())
ATTEMPT(fsetxattr, "fsetxattr", shared->fds[0] = open_file("f", O_RDWR),
        syscall(SYS_fsetxattr, shared->fds[0], XATTR, "x", 1, 0), has_xattr())
ATTEMPT(removexattr, "removexattr", marked_file(), syscall(SYS_removexattr, "f", XATTR), !has_xattr())
ATTEMPT(lremovexattr, "lremovexattr", marked_file(), syscall(SYS_lremovexattr, "f", XATTR), !has_xattr())
ATTEMPT(fremovexattr, "fremovexattr", shared->fds[0] = marked_file(),
        syscall(SYS_fremovexattr, shared->fds[0], XATTR), !has_xattr())
ATTEMPT(getxattr, "getxattr", marked_file(), syscall(SYS_getxattr, "f", XATTR, shared->data, 9), shared->data[0])
ATTEMPT(lgetxattr, "lgetxattr", marked_file(), syscall(SYS_lgetxattr, "f", XATTR, shared->data, 9), shared->data[0])
ATTEMPT(fgetxattr, "fgetxattr", shared->fds[0] = marked_file(),
        syscall(SYS_fgetxattr, shared->fds[0], XATTR, shared->data, 9), shared->data[0])
ATTEMPT(listxattr, "listxattr", marked_file(), syscall(SYS_listxattr, "f", shared->data, 99), shared->data[0])
ATTEMPT(llistxattr, "llistxattr", marked_file(), syscall(SYS_llistxattr, "f", shared->data, 99), shared->data[0])
ATTEMPT(flistxattr, "flistxattr", shared->fds[0] = marked_file(),
        syscall(SYS_flistxattr, shared->fds[0], shared->data, 99), shared->data[0])

ATTEMPT(stat, "stat", make("f"), syscall(SYS_stat, "f", shared->data), shared->data[0] || shared->data[8])
ATTEMPT(lstat, "lstat", make("f"), syscall(SYS_lstat, "f", shared->data), shared->data[0] || shared->data[8])
ATTEMPT(fstat, "fstat", shared->fds[0] = open_file("f", O_RDWR), syscall(SYS_fstat, shared->fds[0], shared->data),
        shared->data[0] || shared->data[8])
ATTEMPT(newfstatat, "newfstatat", make("f"), syscall(SYS_newfstatat, AT_FDCWD, "f", shared->data, 0),
        shared->data[0] || shared->data[8])
ATTEMPT(statx, "statx", make("f"), syscall(SYS_statx, AT_FDCWD, "f", 0, 0xfff, shared->data), shared->data[0])
ATTEMPT(statfs, "statfs", make("f"), syscall(SYS_statfs, "f", shared->data), shared->data[0])
ATTEMPT(fstatfs, "fstatfs", shared->fds[0] = open_file("f", O_RDWR),
        syscall(SYS_fstatfs, shared->fds[0], shared->data), shared->data[0])
ATTEMPT(readlink, "readlink", symlink("to", "l"), syscall(SYS_readlink, "l", shared->data, 9), shared->data[0])
ATTEMPT(readlinkat, "readlinkat", symlink("to", "l"), syscall(SYS_readlinkat, AT_FDCWD, "l", shared->data, 9),
        shared->data[0])
ATTEMPT(access, "access", make("f"), syscall(SYS_access, "f", R_OK), TOLD)
ATTEMPT(faccessat, "faccessat", make("f"), syscall(SYS_faccessat, AT_FDCWD, "f", R_OK), TOLD)
ATTEMPT(faccessat2, "faccessat2", make("f"), syscall(439, AT_FDCWD, "f", R_OK, 0), TOLD)

static long in_directory(long made) {
    char here[256];
    shared->value = getcwd(here, sizeof here) && strcmp(strrchr(here, '/'), "/d") == 0;
    return made;
}
ATTEMPT(chdir, "chdir", mkdir("d", 0755), in_directory(syscall(SYS_chdir, "d")), NOTED)
ATTEMPT(fchdir, "fchdir", (mkdir("d", 0755), shared->fds[0] = open("d", O_RDONLY)),
        in_directory(syscall(SYS_fchdir, shared->fds[0])), NOTED)
ATTEMPT(chroot, "chroot", mkdir("d", 0755),
        ({
            long made = syscall(SYS_chroot, "d");
            shared->value = !exists("/proc");
            made;
        }),
        NOTED)

static int is_mount(const char *name) {
    return told(name).st_dev != told(".").st_dev;
}
static void mounted(const char *name) {
    mkdir(name, 0755);
    must(mount("sct", name, "tmpfs", 0, "") == 0, name);
}
static int read_only(const char *name) {
    struct statfs s = {0};
    statfs(name, &s);
    return (s.f_flags & 1) != 0;
}
ATTEMPT(mount, "mount", mkdir("d", 0755), syscall(SYS_mount, "sct", "d", "tmpfs", 0, ""), is_mount("d"))
ATTEMPT(mount_bind, "mount", (mkdir("d", 0755), mounted("e")), syscall(SYS_mount, "e", "d", "", MS_BIND, ""),
        is_mount("d"))
ATTEMPT(mount_remount, "mount", mounted("d"), syscall(SYS_mount, "", "d", "", MS_REMOUNT | MS_RDONLY, ""),
        read_only("d"))
ATTEMPT(umount2, "umount2", mounted("d"), syscall(SYS_umount2, "d", 0), !is_mount("d"))
ATTEMPT(move_mount, "move_mount",
        ({
            mounted("d");
            mkdir("e", 0755);
            shared->fds[0] = syscall(428 /* open_tree */, AT_FDCWD, "d", 1 | O_CLOEXEC /* OPEN_TREE_CLONE */);
        }),
        syscall(429, shared->fds[0], "", AT_FDCWD, "e", 4 /* MOVE_MOUNT_F_EMPTY_PATH */), is_mount("e"))

ATTEMPT(inotify_add, "inotify_add_watch", (make("f"), shared->fds[0] = syscall(SYS_inotify_init1, 0)),
        syscall(SYS_inotify_add_watch, shared->fds[0], "f", 2), TOLD)
ATTEMPT(fanotify_mark, "fanotify_mark", (make("f"), shared->fds[0] = syscall(SYS_fanotify_init, 0, 0)),
        syscall(SYS_fanotify_mark, shared->fds[0], 1, 2UL, AT_FDCWD, "f"), TOLD)

static void with_handle(void) {
    int mount_id;
    make("f");
    ((unsigned *)shared->data)[0] = 128;
    must(syscall(SYS_name_to_handle_at, AT_FDCWD, "f", shared->data, &mount_id, 0) == 0, "a handle");
    shared->fds[0] = open(".", O_RDONLY);
}
ATTEMPT(open_by_handle, "open_by_handle_at", with_handle(),
        syscall(SYS_open_by_handle_at, shared->fds[0], shared->data, O_RDONLY), TOLD)
