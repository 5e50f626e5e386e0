/* Processes, their ids, limits, signals and tracing. */
ATTEMPT(kill, "kill", victim(), syscall(SYS_kill, shared->victim, SIGKILL), dead_soon())
ATTEMPT(kill_group, "kill", (victim(), setpgid(shared->victim, shared->victim)),
        syscall(SYS_kill, -shared->victim, SIGKILL), dead_soon())
ATTEMPT(kill_all, "kill", victim(), syscall(SYS_kill, -1, SIGURG), noted_soon())
ATTEMPT(tkill, "tkill", victim(), syscall(SYS_tkill, shared->victim, SIGKILL), dead_soon())
ATTEMPT(tgkill, "tgkill", victim(), syscall(SYS_tgkill, shared->victim, shared->victim, SIGKILL), dead_soon())
static siginfo_t information = {.si_signo = SIGKILL, .si_code = -1};
ATTEMPT(rt_sigqueueinfo, "rt_sigqueueinfo", victim(),
        syscall(SYS_rt_sigqueueinfo, shared->victim, SIGKILL, &information), dead_soon())
ATTEMPT(rt_tgsigqueue, "rt_tgsigqueueinfo", victim(),
        syscall(SYS_rt_tgsigqueueinfo, shared->victim, shared->victim, SIGKILL, &information), dead_soon())
static int victim_pidfd(void) {
    victim();
    return syscall(434 /* pidfd_open */, shared->victim, 0);
}
ATTEMPT(pidfd_signal, "pidfd_send_signal", shared->fds[0] = victim_pidfd(),
        syscall(424, shared->fds[0], SIGKILL, NULL, 0), dead_soon())

static long traced(long made) {
    usleep(1000);
    shared->value = status_of(shared->victim, "TracerPid:") == getpid();
    return made;
}
ATTEMPT(ptrace_attach, "ptrace", victim(), traced(syscall(SYS_ptrace, PTRACE_ATTACH, shared->victim, 0L, 0L)), NOTED)
ATTEMPT(ptrace_seize, "ptrace", victim(), traced(syscall(SYS_ptrace, PTRACE_SEIZE, shared->victim, 0L, 0L)), NOTED)
ATTEMPT(ptrace_traceme, "ptrace", NOTHING,
        ({
            long made = syscall(SYS_ptrace, PTRACE_TRACEME, 0L, 0L, 0L);
            shared->value = status_of(getpid(), "TracerPid:") > 0;
            made;
        }),
        NOTED)
static char copied[8];
static struct iovec copy_into = {copied, 8};
static char original[8] = "origin";
static struct iovec copy_from = {original, 8};
ATTEMPT(process_vm_read, "process_vm_readv", victim(),
        ({
            long made = syscall(SYS_process_vm_readv, shared->victim, &copy_into, 1L, &copy_from, 1L, 0L);
            shared->value = copied[0];
            made;
        }),
        NOTED)
ATTEMPT(process_vm_writ, "process_vm_writev", victim(),
        syscall(SYS_process_vm_writev, shared->victim, &copy_from, 1L, &copy_from, 1L, 0L), TOLD)
ATTEMPT(pidfd_getfd, "pidfd_getfd", shared->fds[0] = victim_pidfd(), syscall(438, shared->fds[0], 0, 0), TOLD)
ATTEMPT(kcmp, "kcmp", victim(), syscall(SYS_kcmp, shared->victim, getpid(), 0, 0, 0), TOLD)

static long forked(long made) {
    if (made == 0) {
        shared->value = 1;
        _exit(0);
    }
    return made;
}
ATTEMPT(fork, "fork", NOTHING, forked(syscall(SYS_fork)), noted_soon())
ATTEMPT(clone, "clone", NOTHING, forked(syscall(SYS_clone, SIGCHLD, 0L, 0L, 0L, 0L)), noted_soon())
static struct clone_args arguments = {.exit_signal = SIGCHLD};
ATTEMPT(clone3, "clone3", NOTHING, forked(syscall(SYS_clone3, &arguments, sizeof arguments)), noted_soon())
ATTEMPT(vfork, "vfork", NOTHING, ({
            long made;
            /* The child runs on this stack, so nothing may be called in between. */
            asm volatile("syscall\n\ttest %%rax,%%rax\n\tjnz 1f\n\tmovq $1,(%%rbx)\n\tmov $231,%%eax\n\t"
                         "xor %%edi,%%edi\n\tsyscall\n1:"
                         : "=a"(made)
                         : "a"(SYS_vfork), "b"(&shared->value)
                         : "rcx", "r11", "rdi", "memory");
            errno = made < 0 ? -made : 0;
            made < 0 ? -1 : made;
        }),
        noted_soon())

static char *mark_arguments[] = {"mark", "made", NULL};
static int exists_soon(const char *name) {
    for (int i = 0; i < 40 && !exists(name); i++) {
        usleep(5000);
    }
    return exists(name);
}
ATTEMPT(execve, "execve", NOTHING, syscall(SYS_execve, self, mark_arguments, NULL), exists_soon("made"))
ATTEMPT(execveat, "execveat", NOTHING, syscall(SYS_execveat, AT_FDCWD, self, mark_arguments, NULL, 0),
        exists_soon("made"))

#define IDS_ATTEMPT(id, call, field, wanted, ACT) \
    ATTEMPT(id, call, NOTHING, ({ \
                long made = (ACT); \
                shared->value = status_of(getpid(), field) == wanted; \
                made; \
            }), \
            NOTED || status_of(shared->child, field) == wanted)
IDS_ATTEMPT(setuid, "setuid", "Uid:", 7, syscall(SYS_setuid, 7))
IDS_ATTEMPT(setreuid, "setreuid", "Uid:", 7, syscall(SYS_setreuid, 7, 7))
IDS_ATTEMPT(setresuid, "setresuid", "Uid:", 7, syscall(SYS_setresuid, 7, 7, 7))
IDS_ATTEMPT(setgid, "setgid", "Gid:", 7, syscall(SYS_setgid, 7))
IDS_ATTEMPT(setregid, "setregid", "Gid:", 7, syscall(SYS_setregid, 7, 7))
IDS_ATTEMPT(setresgid, "setresgid", "Gid:", 7, syscall(SYS_setresgid, 7, 7, 7))
static gid_t groups[] = {77};
IDS_ATTEMPT(setgroups, "setgroups", "Groups:", 77, syscall(SYS_setgroups, 1, groups))
ATTEMPT(setfsuid, "setfsuid", NOTHING, ({
            long made = syscall(SYS_setfsuid, 7);
            shared->value = syscall(SYS_setfsuid, -1) == 7;
            made;
        }),
        NOTED)
ATTEMPT(setfsgid, "setfsgid", NOTHING, ({
            long made = syscall(SYS_setfsgid, 7);
            shared->value = syscall(SYS_setfsgid, -1) == 7;
            made;
        }),
        NOTED)
static struct __user_cap_header_struct cap_header = {_LINUX_CAPABILITY_VERSION_3, 0};
static struct __user_cap_data_struct no_caps[2];
IDS_ATTEMPT(capset, "capset", "CapEff:", 0, syscall(SYS_capset, &cap_header, no_caps))

ATTEMPT(setpgid, "setpgid", NOTHING, ({
            long made = syscall(SYS_setpgid, 0, 0);
            shared->value = getpgrp() == getpid();
            made;
        }),
        NOTED)
ATTEMPT(getpgid, "getpgid", victim(), syscall(SYS_getpgid, shared->victim), TOLD)
ATTEMPT(getsid, "getsid", victim(), syscall(SYS_getsid, shared->victim), TOLD)
ATTEMPT(setpriority, "setpriority", victim(), syscall(SYS_setpriority, PRIO_PROCESS, shared->victim, 5),
        getpriority(PRIO_PROCESS, shared->victim) == 5)
ATTEMPT(ioprio_set, "ioprio_set", victim(), syscall(SYS_ioprio_set, 1, shared->victim, 3 << 13),
        syscall(SYS_ioprio_get, 1, shared->victim) == 3 << 13)
ATTEMPT(ioprio_get, "ioprio_get", victim(), syscall(SYS_ioprio_get, 1, shared->victim), TOLD)
static struct rlimit few_files = {100, 100};
static int limited(int pid) {
    struct rlimit found = {0};
    prlimit(pid, RLIMIT_NOFILE, NULL, &found);
    return found.rlim_cur == 100;
}
ATTEMPT(setrlimit, "setrlimit", NOTHING, ({
            long made = syscall(SYS_setrlimit, RLIMIT_NOFILE, &few_files);
            shared->value = limited(0);
            made;
        }),
        NOTED)
ATTEMPT(prlimit64, "prlimit64", victim(), syscall(SYS_prlimit64, shared->victim, RLIMIT_NOFILE, &few_files, NULL),
        limited(shared->victim))
static struct sched_param priority = {1};
ATTEMPT(sched_scheduler, "sched_setscheduler", victim(),
        syscall(SYS_sched_setscheduler, shared->victim, SCHED_FIFO, &priority),
        sched_getscheduler(shared->victim) == SCHED_FIFO)
static struct sched_param no_priority = {0};
ATTEMPT(sched_param, "sched_setparam", victim(), syscall(SYS_sched_setparam, shared->victim, &no_priority), TOLD)
static struct {
    uint32_t size, policy;
    uint64_t flags;
    int32_t nice;
    uint32_t rest[7];
} batch = {48, SCHED_BATCH, 0, 0, {0}};
ATTEMPT(sched_setattr, "sched_setattr", victim(), syscall(SYS_sched_setattr, shared->victim, &batch, 0),
        sched_getscheduler(shared->victim) == SCHED_BATCH)
static unsigned long one_cpu = 1;
ATTEMPT(sched_affinity, "sched_setaffinity", victim(), syscall(SYS_sched_setaffinity, shared->victim, 8, &one_cpu),
        ({
            unsigned long found = 0;
            syscall(SYS_sched_getaffinity, shared->victim, 8, &found);
            found == 1;
        }))
ATTEMPT(sched_getsched, "sched_getscheduler", victim(), syscall(SYS_sched_getscheduler, shared->victim), TOLD)
ATTEMPT(prctl, "prctl", NOTHING, ({
            long made = syscall(SYS_prctl, PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L);
            shared->value = status_of(getpid(), "NoNewPrivs:") == 1;
            made;
        }),
        NOTED)

static int is_named(const char *file, const char *name) {
    char line[80] = {0};
    int fd = open(file, O_RDONLY);
    long n = read(fd, line, sizeof line - 1);
    close(fd);
    return n > 0 && strncmp(line, name, strlen(name)) == 0;
}
ATTEMPT(sethostname, "sethostname", must(syscall(SYS_sethostname, "before", 6) == 0, "a name"),
        syscall(SYS_sethostname, "after", 5), is_named("/proc/sys/kernel/hostname", "after"))
ATTEMPT(setdomainname, "setdomainname", must(syscall(SYS_setdomainname, "before", 6) == 0, "a name"),
        syscall(SYS_setdomainname, "after", 5), is_named("/proc/sys/kernel/domainname", "after"))
