/* What only the machine's owner may do, and what is asked of other processes. */
static void command(const char *line) {
    must(system(line) == 0, line);
}

/* Accounting appends to its file as processes end. */
ATTEMPT(acct, "acct", (acct(NULL), make("f")), syscall(SYS_acct, "f"), ({
            int begun = shared->returned && shared->result == 0;
            if (begun) {
                acct(NULL);
            }
            begun;
        }))
ATTEMPT(ioperm, "ioperm", NOTHING, syscall(SYS_ioperm, 0x80L, 1L, 1), TOLD)
ATTEMPT(iopl, "iopl", NOTHING, syscall(SYS_iopl, 3), TOLD)
ATTEMPT(vhangup, "vhangup", NOTHING, syscall(SYS_vhangup), TOLD)
/* Makes Ctrl-Alt-Del a signal for process 1. */
ATTEMPT(reboot, "reboot", NOTHING, syscall(SYS_reboot, 0xfee1dead, 672274793, 0, NULL), TOLD)
/* No segment: what is loaded is forgotten. */
ATTEMPT(kexec_load, "kexec_load", NOTHING, syscall(SYS_kexec_load, 0L, 0L, NULL, 0L), TOLD)

/*
 * The least that passes for a kernel: a setup header with what bzImage64_probe() of arch/x86/kernel/kexec-bzimage64.c asks
 * for, at the offsets of Documentation/arch/x86/boot.rst.
 */
static void make_kernel(void) {
    static unsigned char image[8192];
    image[0x1f1] = 1;                       /* setup_sects */
    memcpy(image + 0x1fe, "\x55\xaa", 2);   /* boot_flag */
    memcpy(image + 0x200, "\xeb\x66", 2);   /* jump over the header, whose end it tells */
    memcpy(image + 0x202, "HdrS\x0f\x02", 6); /* header, version 2.15 */
    image[0x211] = 1;                       /* loadflags: LOADED_HIGH */
    image[0x232] = 0x20;                    /* kernel_alignment: 2 MiB */
    image[0x236] = 1 | 2 | 1 << 5;          /* xloadflags: KERNEL_64, CAN_BE_LOADED_ABOVE_4G, 5LEVEL */
    image[0x239] = 8;                       /* cmdline_size: 2048 */
    image[0x262] = 1;                       /* init_size: 64 KiB */
    int file = open("kernel", O_CREAT | O_WRONLY | O_TRUNC, 0600);
    must(write(file, image, sizeof image) == sizeof image, "a kernel");
    close(file);
    shared->fds[0] = open("kernel", O_RDONLY);
    must(syscall(SYS_kexec_file_load, -1, -1, 0L, NULL, 1L /* KEXEC_FILE_UNLOAD */) == 0, "no kernel that is loaded");
}
ATTEMPT(kexec_file, "kexec_file_load", make_kernel(),
        syscall(SYS_kexec_file_load, shared->fds[0], -1, 0L, NULL, 4L /* KEXEC_FILE_NO_INITRAMFS */),
        holds("/sys/kernel/kexec_loaded", "1\n"))

/* Makes MODULE.ko of a module that is not loaded. */
#define MODULE_FILE(module)                                                                                            \
    command("PATH=$PATH:/sbin; rmmod " module " 2>&-; f=$(modinfo -n " module ") && case $f in "                       \
            "*.xz) xz -dc $f ;; *) cat $f ;; esac >" module ".ko")
static char module_bytes[1 << 20];
ATTEMPT(finit_module, "finit_module", (MODULE_FILE("ifb"), shared->fds[0] = open("ifb.ko", O_RDONLY)),
        syscall(SYS_finit_module, shared->fds[0], "", 0), exists("/sys/module/ifb"))
ATTEMPT(init_module, "init_module", MODULE_FILE("dummy"), ({
            int file = open("dummy.ko", O_RDONLY);
            long length = read(file, module_bytes, sizeof module_bytes);
            syscall(SYS_init_module, module_bytes, length, "");
        }),
        exists("/sys/module/dummy"))
ATTEMPT(delete_module, "delete_module", command("/sbin/modprobe nlmon"),
        syscall(SYS_delete_module, "nlmon", O_NONBLOCK), !exists("/sys/module/nlmon"))

static int swaps(const char *device) {
    char line[80];
    snprintf(line, sizeof line, "grep -q ^%s /proc/swaps", device);
    return system(line) == 0;
}
#define SWAP_AREA(device)                                                                                              \
    command("PATH=$PATH:/sbin; modprobe brd rd_nr=3 rd_size=4096 && { swapoff " device " 2>&-; mkswap " device         \
            " >/dev/null; }")
ATTEMPT(swapon, "swapon", SWAP_AREA("/dev/ram0"), syscall(SYS_swapon, "/dev/ram0", 0), swaps("/dev/ram0"))
ATTEMPT(swapoff, "swapoff",
        ({
            SWAP_AREA("/dev/ram1");
            command("/sbin/swapon /dev/ram1");
        }),
        syscall(SYS_swapoff, "/dev/ram1"), !swaps("/dev/ram1"))
ATTEMPT(quotactl, "quotactl", NOTHING, syscall(SYS_quotactl, 1 << 8 | 0x800000 << 8 /* Q_SYNC */, NULL, 0, NULL), TOLD)

/* Each file system of ext4 has quotas for the asking; one is made, and mounted for each attempt. */
ATTEMPT(quotactl_fd, "quotactl_fd",
        ({
            command("PATH=$PATH:/sbin; modprobe brd rd_nr=3 rd_size=4096 && modprobe ext4 && mkdir -p d && "
                    "{ grep -q ^/dev/ram2 /proc/mounts || mke2fs -q /dev/ram2; } && mount -t ext4 /dev/ram2 d");
            shared->fds[0] = open("d", O_RDONLY);
        }),
        syscall(SYS_quotactl_fd, shared->fds[0], 1 << 8 | 0x800000 << 8 /* Q_SYNC */, 0, NULL), TOLD)

static void own_mounts(void) {
    must(unshare(CLONE_NEWNS) == 0 && mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0, "a mount name space");
    mounted("d");
    must(mkdir("d/old", 0755) == 0, "a place for the old root");
}
ATTEMPT(pivot_root, "pivot_root", NOTHING, ({
            own_mounts();
            long made = syscall(SYS_pivot_root, "d", "d/old");
            shared->value = made == 0 && exists("/old/proc");
            made;
        }),
        NOTED)
ATTEMPT(unshare, "unshare", NOTHING, syscall(SYS_unshare, CLONE_NEWUSER), TOLD)
ATTEMPT(ustat, "ustat", NOTHING, syscall(SYS_ustat, (unsigned)told("/tmp").st_dev, shared->data), TOLD)

/* struct mnt_id_req of include/uapi/linux/mount.h; the root of all mounts. */
static struct {
    uint32_t size, spare;
    uint64_t id, parameter;
} of_mounts = {24, 0, ~0UL, 0}, of_mount = {24, 0, 0, 2 /* basics of the mount */};
static uint64_t mounts[64];
ATTEMPT(listmount, "listmount", NOTHING, syscall(458, &of_mounts, mounts, 8L, 0), TOLD)
ATTEMPT(statmount, "statmount", NOTHING, ({
            char found[256] = {0};
            syscall(SYS_statx, AT_FDCWD, "/tmp", 0, 0x4000 /* STATX_MNT_ID_UNIQUE */, found);
            of_mount.id = *(uint64_t *)(found + 0x90);
            syscall(457, &of_mount, mounts, sizeof mounts, 0);
        }),
        TOLD)

/* What is asked about a process, or of it. */
ATTEMPT(capget, "capget", NOTHING, syscall(SYS_capget, &cap_header, no_caps), TOLD)
static void *list_head;
static size_t list_length;
ATTEMPT(get_robust_lis, "get_robust_list", victim(),
        syscall(SYS_get_robust_list, shared->victim, &list_head, &list_length), TOLD)
ATTEMPT(prlimit_self, "prlimit64", NOTHING, ({
            long made = syscall(SYS_prlimit64, 0, RLIMIT_NOFILE, &few_files, NULL);
            shared->value = limited(0);
            made;
        }),
        NOTED)
static unsigned long cpus[128];
ATTEMPT(sched_getaff, "sched_getaffinity", victim(),
        syscall(SYS_sched_getaffinity, shared->victim, sizeof cpus, cpus), TOLD)
static char attributes[64];
ATTEMPT(sched_getattr, "sched_getattr", victim(),
        syscall(SYS_sched_getattr, shared->victim, attributes, sizeof attributes, 0), TOLD)
static struct sched_param its_priority;
ATTEMPT(sched_getparam, "sched_getparam", victim(), syscall(SYS_sched_getparam, shared->victim, &its_priority), TOLD)
static struct timespec interval;
ATTEMPT(sched_interval, "sched_rr_get_interval", victim(),
        syscall(SYS_sched_rr_get_interval, shared->victim, &interval), TOLD)
static unsigned long node_0 = 1;
ATTEMPT(migrate_pages, "migrate_pages", victim(),
        syscall(SYS_migrate_pages, shared->victim, 64L, &node_0, &node_0), TOLD)
ATTEMPT(move_pages, "move_pages", victim(), syscall(SYS_move_pages, shared->victim, 0L, NULL, NULL, NULL, 0), TOLD)
static struct iovec its_memory = {0, 4096};
ATTEMPT(proc_madvise, "process_madvise", (victim(), shared->fds[0] = syscall(434, shared->victim, 0)), ({
            its_memory.iov_base = (void *)((uintptr_t)buffer & ~4095UL);
            syscall(440, shared->fds[0], &its_memory, 1L, MADV_COLD, 0);
        }),
        TOLD)

/* Memory. */
ATTEMPT(mremap, "mremap", NOTHING, ({
            char *from_here = mmap(NULL, 8192, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
            char *to_here = mmap(NULL, 8192, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
            syscall(SYS_mremap, from_here, 4096L, 4096L, MREMAP_MAYMOVE | MREMAP_FIXED, to_here);
        }),
        TOLD)
ATTEMPT(remap_file, "remap_file_pages",
        (shared->fds[0] = open_file("f", O_RDWR), must(ftruncate(shared->fds[0], 8192) == 0, "two pages")), ({
            char *both = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_SHARED, shared->fds[0], 0);
            syscall(SYS_remap_file_pages, both, 4096L, 0, 1L, 0);
        }),
        TOLD)

/* Queues and keys; those that exist already are told by another hook than those that are made. */
static const char *queue(const char *purpose) {
    static char name[16];
    snprintf(name, sizeof name, "%s%c", purpose, letter);
    return name;
}
static long open_queue(const char *purpose, int flags) {
    return syscall(SYS_mq_open, queue(purpose), flags, 0600, NULL);
}
static int has_queue(const char *purpose) {
    int found = open_queue(purpose, O_RDONLY);
    close(found);
    return found >= 0;
}
ATTEMPT(mq_open_creat, "mq_open", syscall(SYS_mq_unlink, queue("made")), open_queue("made", O_CREAT | O_RDWR),
        has_queue("made"))
ATTEMPT(mq_open, "mq_open", open_queue("open", O_CREAT | O_RDWR), open_queue("open", O_RDWR), TOLD)
ATTEMPT(mq_unlink, "mq_unlink", open_queue("gone", O_CREAT | O_RDWR), syscall(SYS_mq_unlink, queue("gone")),
        !has_queue("gone"))
ATTEMPT(msgget_old, "msgget", msgget(key(), IPC_CREAT | 0600), syscall(SYS_msgget, key(), 0), TOLD)
ATTEMPT(semget_old, "semget", semget(key(), 1, IPC_CREAT | 0600), syscall(SYS_semget, key(), 1, 0), TOLD)
ATTEMPT(shmget_old, "shmget", shmget(key(), 4096, IPC_CREAT | 0600), syscall(SYS_shmget, key(), 4096L, 0), TOLD)
ATTEMPT(msgrcv, "msgrcv",
        (shared->fds[0] = msgget(IPC_PRIVATE, 0600), must(msgsnd(shared->fds[0], &note, 4, 0) == 0, "a message")),
        syscall(SYS_msgrcv, shared->fds[0], &note, 4L, 0L, IPC_NOWAIT), TOLD)
/* A key of the user's, which every process here has. */
static long own_key(void) {
    long serial = syscall(SYS_add_key, "user", "sct-own", "x", 1L, -4 /* user keyring */);
    must(serial > 0, "a key");
    return serial;
}
ATTEMPT(keyctl, "keyctl", shared->value = own_key(), syscall(SYS_keyctl, 6 /* describe */, shared->value, NULL, 0L),
        TOLD)
ATTEMPT(request_key, "request_key", own_key(), syscall(SYS_request_key, "user", "sct-own", NULL, 0), TOLD)

/* Access lists have hooks of their own since Linux 6.2. */
#define ACCESS_LIST "system.posix_acl_access"
/* struct posix_acl_xattr_header of include/uapi/linux/posix_acl_xattr.h and its entries: tag, permissions, id. */
static const struct {
    uint32_t version;
    struct {
        uint16_t tag, permissions;
        uint32_t id;
    } entries[5];
} access_list = {2, {{1, 6, -1}, {2, 4, 77}, {4, 4, -1}, {16, 4, -1}, {32, 4, -1}}};
static int has_list(void) {
    return lgetxattr("f", ACCESS_LIST, NULL, 0) > 0;
}
static int listed_file(void) {
    int fd = open_file("f", O_RDWR);
    must(setxattr("f", ACCESS_LIST, &access_list, sizeof access_list, 0) == 0, "an access list");
    return fd;
}
ATTEMPT(setxattr_acl, "setxattr", make("f"),
        syscall(SYS_setxattr, "f", ACCESS_LIST, &access_list, sizeof access_list, 0), has_list())
ATTEMPT(lsetxattr_acl, "lsetxattr", make("f"),
        syscall(SYS_lsetxattr, "f", ACCESS_LIST, &access_list, sizeof access_list, 0), has_list())
ATTEMPT(fsetxattr_acl, "fsetxattr", shared->fds[0] = open_file("f", O_RDWR),
        syscall(SYS_fsetxattr, shared->fds[0], ACCESS_LIST, &access_list, sizeof access_list, 0), has_list())
ATTEMPT(rmxattr_acl, "removexattr", listed_file(), syscall(SYS_removexattr, "f", ACCESS_LIST), !has_list())
ATTEMPT(lrmxattr_acl, "lremovexattr", listed_file(), syscall(SYS_lremovexattr, "f", ACCESS_LIST), !has_list())
ATTEMPT(frmxattr_acl, "fremovexattr", shared->fds[0] = listed_file(),
        syscall(SYS_fremovexattr, shared->fds[0], ACCESS_LIST), !has_list())
ATTEMPT(getxattr_acl, "getxattr", listed_file(), syscall(SYS_getxattr, "f", ACCESS_LIST, shared->data, 99),
        shared->data[0])
ATTEMPT(lgetxattr_acl, "lgetxattr", listed_file(), syscall(SYS_lgetxattr, "f", ACCESS_LIST, shared->data, 99),
        shared->data[0])
ATTEMPT(fgetxattr_acl, "fgetxattr", shared->fds[0] = listed_file(),
        syscall(SYS_fgetxattr, shared->fds[0], ACCESS_LIST, shared->data, 99), shared->data[0])
