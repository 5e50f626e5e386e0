/* Calls that give a descriptor, by which the caller reaches something in the kernel. */
ATTEMPT(epoll_create, "epoll_create", NOTHING, syscall(SYS_epoll_create, 1), TOLD)
ATTEMPT(epoll_create1, "epoll_create1", NOTHING, syscall(SYS_epoll_create1, 0), TOLD)
ATTEMPT(eventfd, "eventfd", NOTHING, syscall(SYS_eventfd, 0), TOLD)
ATTEMPT(eventfd2, "eventfd2", NOTHING, syscall(SYS_eventfd2, 0, 0), TOLD)
ATTEMPT(fanotify_init, "fanotify_init", NOTHING, syscall(SYS_fanotify_init, 0, 0), TOLD)
ATTEMPT(inotify_init, "inotify_init", NOTHING, syscall(SYS_inotify_init), TOLD)
ATTEMPT(inotify_init1, "inotify_init1", NOTHING, syscall(SYS_inotify_init1, 0), TOLD)
ATTEMPT(memfd_create, "memfd_create", NOTHING, syscall(SYS_memfd_create, "sct", 0), TOLD)
ATTEMPT(memfd_secret, "memfd_secret", NOTHING, syscall(447, 0), TOLD)
ATTEMPT(pidfd_open, "pidfd_open", victim(), syscall(434, shared->victim, 0), TOLD)
ATTEMPT(timerfd_create, "timerfd_create", NOTHING, syscall(SYS_timerfd_create, CLOCK_MONOTONIC, 0), TOLD)
static unsigned long no_signals;
ATTEMPT(signalfd, "signalfd", NOTHING, syscall(SYS_signalfd, -1, &no_signals, sizeof no_signals), TOLD)
ATTEMPT(signalfd4, "signalfd4", NOTHING, syscall(SYS_signalfd4, -1, &no_signals, sizeof no_signals, 0), TOLD)
static int two_ends[2];
ATTEMPT(pipe, "pipe", NOTHING, syscall(SYS_pipe, two_ends), TOLD)
ATTEMPT(pipe2, "pipe2", NOTHING, syscall(SYS_pipe2, two_ends, 0), TOLD)
static uint32_t ring_parameters[30];
ATTEMPT(io_uring_setup, "io_uring_setup", NOTHING, syscall(425, 1, ring_parameters), TOLD)
/* Of struct landlock_ruleset_attr the first member, which names what is to be ruled: executing files. */
static uint64_t executing = 1;
ATTEMPT(landlock, "landlock_create_ruleset", NOTHING, syscall(444, &executing, sizeof executing, 0), TOLD)

/* The calls of the mount interface with descriptors. */
static int file_system(void) {
    int fd = syscall(430, "tmpfs", 0);
    must(fd >= 0, "a file system's context");
    return fd;
}
ATTEMPT(open_tree, "open_tree", NOTHING, syscall(428, AT_FDCWD, ".", 0), TOLD)
ATTEMPT(fsopen, "fsopen", NOTHING, syscall(430, "tmpfs", 0), TOLD)
ATTEMPT(fsconfig, "fsconfig", shared->fds[0] = file_system(),
        syscall(431, shared->fds[0], FSCONFIG_SET_STRING, "size", "1M", 0), TOLD)
ATTEMPT(fsmount, "fsmount",
        (shared->fds[0] = file_system(),
         must(syscall(431, shared->fds[0], FSCONFIG_CMD_CREATE, NULL, NULL, 0) == 0, "a file system")),
        syscall(432, shared->fds[0], 0, 0), TOLD)
ATTEMPT(fspick, "fspick", mounted("d"), syscall(433, AT_FDCWD, "d", 0), TOLD)
