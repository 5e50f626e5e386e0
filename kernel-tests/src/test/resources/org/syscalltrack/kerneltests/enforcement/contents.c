/* Reading, writing, mapping and controlling open files. */
static char buffer[4096];
static struct iovec into = {buffer, 7};
static struct iovec from = {"changed", 7};

static int got(void) {
    return shared->value != 0;
}
static long read_it(long made) {
    shared->value = buffer[0];
    return made;
}
#define READ_ATTEMPT(id, call, ACT)                                                                                    \
    ATTEMPT(id, call, shared->fds[0] = open_file("f", O_RDONLY), read_it(ACT), got())
READ_ATTEMPT(read, "read", syscall(SYS_read, shared->fds[0], buffer, 7))
READ_ATTEMPT(pread64, "pread64", syscall(SYS_pread64, shared->fds[0], buffer, 7, 0L))
READ_ATTEMPT(readv, "readv", syscall(SYS_readv, shared->fds[0], &into, 1))
READ_ATTEMPT(preadv, "preadv", syscall(SYS_preadv, shared->fds[0], &into, 1, 0L, 0L))
READ_ATTEMPT(preadv2, "preadv2", syscall(SYS_preadv2, shared->fds[0], &into, 1, 0L, 0L, 0))

#define WRITE_ATTEMPT(id, call, ACT)                                                                                   \
    ATTEMPT(id, call, shared->fds[0] = open_file("f", O_WRONLY), ACT, holds("f", "changed"))
WRITE_ATTEMPT(write, "write", syscall(SYS_write, shared->fds[0], "changed", 7))
WRITE_ATTEMPT(pwrite64, "pwrite64", syscall(SYS_pwrite64, shared->fds[0], "changed", 7, 0L))
WRITE_ATTEMPT(writev, "writev", syscall(SYS_writev, shared->fds[0], &from, 1))
WRITE_ATTEMPT(pwritev, "pwritev", syscall(SYS_pwritev, shared->fds[0], &from, 1, 0L, 0L))
WRITE_ATTEMPT(pwritev2, "pwritev2", syscall(SYS_pwritev2, shared->fds[0], &from, 1, 0L, 0L, 0))

ATTEMPT(getdents, "getdents", shared->fds[0] = open(".", O_RDONLY),
        ({
            long made = syscall(SYS_getdents, shared->fds[0], buffer, sizeof buffer);
            shared->value = buffer[8];
            made;
        }),
        got())
ATTEMPT(getdents64, "getdents64", shared->fds[0] = open(".", O_RDONLY),
        ({
            long made = syscall(SYS_getdents64, shared->fds[0], buffer, sizeof buffer);
            shared->value = buffer[8];
            made;
        }),
        got())

static void two_files(void) {
    shared->fds[0] = open_file("from", O_RDONLY);
    shared->fds[1] = open("to", O_CREAT | O_WRONLY, 0644);
}
ATTEMPT(sendfile, "sendfile", two_files(), syscall(SYS_sendfile, shared->fds[1], shared->fds[0], NULL, 7),
        holds("to", "content"))
ATTEMPT(copy_file_range, "copy_file_range", two_files(),
        syscall(SYS_copy_file_range, shared->fds[0], NULL, shared->fds[1], NULL, 7, 0), holds("to", "content"))
ATTEMPT(splice, "splice", (shared->fds[0] = open_file("from", O_RDONLY), must(pipe(shared->fds + 1) == 0, "a pipe")),
        syscall(SYS_splice, shared->fds[0], NULL, shared->fds[2], NULL, 7, 0),
        ({
            struct pollfd p = {shared->fds[1], POLLIN, 0};
            poll(&p, 1, 0) == 1;
        }))

ATTEMPT(ioctl, "ioctl", shared->fds[0] = open_file("f", O_RDWR),
        ({
            int on = 1;
            syscall(SYS_ioctl, shared->fds[0], 0x5421 /* FIONBIO */, &on);
        }),
        (fcntl(shared->fds[0], F_GETFL) & O_NONBLOCK) != 0)
ATTEMPT(fcntl, "fcntl", shared->fds[0] = open_file("f", O_RDWR),
        syscall(SYS_fcntl, shared->fds[0], F_SETFL, O_NONBLOCK), (fcntl(shared->fds[0], F_GETFL) & O_NONBLOCK) != 0)
ATTEMPT(fcntl_lock, "fcntl", shared->fds[0] = open_file("f", O_RDWR),
        ({
            struct flock lock = {.l_type = F_WRLCK};
            syscall(SYS_fcntl, shared->fds[0], F_SETLK, &lock);
        }),
        TOLD)
ATTEMPT(flock, "flock", shared->fds[0] = open_file("f", O_RDWR), syscall(SYS_flock, shared->fds[0], 2 /* LOCK_EX */),
        ({
            int other = open("f", O_RDWR);
            long locked = syscall(SYS_flock, other, 2 | 4 /* LOCK_NB */);
            close(other);
            locked != 0;
        }))

ATTEMPT(mmap_file, "mmap", shared->fds[0] = open_file("f", O_RDWR),
        syscall(SYS_mmap, 0L, 4096L, PROT_READ, MAP_SHARED, shared->fds[0], 0L), TOLD)
ATTEMPT(mmap_anon, "mmap", NOTHING, syscall(SYS_mmap, 0L, 4096L, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0L), TOLD)
static void *page;
ATTEMPT(mprotect, "mprotect", page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
        syscall(SYS_mprotect, page, 4096, PROT_READ | PROT_WRITE), TOLD)
ATTEMPT(pkey_mprotect, "pkey_mprotect", page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
        syscall(329, page, 4096, PROT_READ | PROT_WRITE, -1), TOLD)
ATTEMPT(userfaultfd, "userfaultfd", NOTHING, syscall(SYS_userfaultfd, O_CLOEXEC), TOLD)
