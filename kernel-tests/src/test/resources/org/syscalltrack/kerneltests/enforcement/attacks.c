/*
 * Ways round a rule on a path or on an address.
 *
 * attacks list            prints the attacks: "path NAME" or "address NAME"
 * attacks run NAME..      makes each in a child of its own: "NAME OUTCOME", where OUTCOME is "done" (the protected file is
 *                         gone, the protected address was reached), "refused", "killed", "stopped" or "raced" (both)
 * attacks rewrite A B     removes A in /tmp/v, a name that is B when the kernel comes to the hook; prints the error, or 0
 *
 * The protected file is /tmp/v/target, which user 4343 owns, the protected address 127.0.0.1 port 7777. Every attack has
 * the group id 4242 for files, which a rule may ask for instead.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/io_uring.h>
#include <linux/userfaultfd.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/fsuid.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define TARGET "/tmp/v/target"
#define OWNER 4343
#define PORT 7777
/* So long is a race tried that is not to be won. */
#define RACE_SECONDS 2

static void fatal(const char *what) {
    perror(what);
    _exit(2);
}

static void make(const char *name) {
    int fd = open(name, O_CREAT | O_WRONLY, 0644);
    if (fd < 0 || write(fd, "secret", 6) != 6 || fchown(fd, OWNER, 0) != 0) {
        fatal(name);
    }
    close(fd);
}

/* How many names the protected file has, as far as the attacker has not removed one. */
static volatile unsigned *names;
static int protected_file;

static int removed(void) {
    struct stat s;
    return fstat(protected_file, &s) != 0 || s.st_nlink < *names;
}

/* A call by the 32-bit entry; its pointers must lie below 4 GiB. */
static long call32(long number, long b, long c, long d) {
    long made;
    asm volatile("int $0x80" : "=a"(made) : "a"(number), "b"(b), "c"(c), "d"(d) : "memory", "r8", "r9", "r10", "r11");
    return made;
}

static void *low_page(void) {
    void *page = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_32BIT, -1, 0);
    if (page == MAP_FAILED) {
        fatal("a page below 4 GiB");
    }
    return page;
}

/* One request through a ring of our own, without a library. */
static int ring_request(struct io_uring_sqe request) {
    struct io_uring_params p = {0};
    int ring = syscall(__NR_io_uring_setup, 4, &p);
    if (ring < 0) {
        fatal("io_uring");
    }
    size_t size = p.sq_off.array + p.sq_entries * 4;
    size_t other = p.cq_off.cqes + p.cq_entries * sizeof(struct io_uring_cqe);
    char *queue = mmap(NULL, size > other ? size : other, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_POPULATE, ring, 0);
    struct io_uring_sqe *entries = mmap(NULL, p.sq_entries * sizeof request, PROT_READ | PROT_WRITE,
                                        MAP_SHARED | MAP_POPULATE, ring, IORING_OFF_SQES);
    entries[0] = request;
    *(unsigned *)(queue + p.sq_off.array) = 0;
    __atomic_store_n((unsigned *)(queue + p.sq_off.tail), 1, __ATOMIC_RELEASE);
    if (syscall(__NR_io_uring_enter, ring, 1, 1, IORING_ENTER_GETEVENTS, NULL, 0) < 0) {
        return -errno;
    }
    return ((struct io_uring_cqe *)(queue + p.cq_off.cqes))->res;
}

/* ---- Paths: each removes a name of the protected file. ---- */

static void by_unlink(void) {
    syscall(SYS_unlink, TARGET);
}
static void by_unlinkat(void) {
    syscall(SYS_unlinkat, AT_FDCWD, TARGET, 0);
}
static void by_unlinkat_from_a_directory(void) {
    syscall(SYS_unlinkat, open("/tmp/v", O_RDONLY), "target", 0);
}
static void by_int80(void) {
    char *name = low_page();
    strcpy(name, TARGET);
    call32(10 /* unlink */, (long)name, 0, 0);
}
static void by_io_uring(void) {
    ring_request((struct io_uring_sqe){.opcode = IORING_OP_UNLINKAT, .fd = AT_FDCWD, .addr = (uintptr_t)TARGET});
}
static void by_io_uring_worker(void) {
    ring_request((struct io_uring_sqe){
        .opcode = IORING_OP_UNLINKAT, .flags = IOSQE_ASYNC, .fd = AT_FDCWD, .addr = (uintptr_t)TARGET});
}
static void by_symlink(void) {
    symlink("/tmp/v", "/tmp/link");
    syscall(SYS_unlink, "/tmp/link/target");
}
static void by_hard_link(void) {
    *names = link(TARGET, "/tmp/v/hard") == 0 ? 2 : 1;
    syscall(SYS_unlink, "/tmp/v/hard");
}
static void by_relative_name(void) {
    chdir("/tmp/v");
    syscall(SYS_unlink, "./target");
}
static void by_dots_through_a_link(void) {
    mkdir("/tmp/v/sub", 0755);
    symlink("/tmp/v/sub", "/tmp/sublink");
    syscall(SYS_unlink, "/tmp/sublink/../target");
}
static void by_slashes(void) {
    syscall(SYS_unlink, "/tmp//v/./target");
}
/* Gives the file another name first, then removes that. */
static void by_rename(void) {
    rename(TARGET, "/tmp/v/renamed");
    syscall(SYS_unlink, "/tmp/v/renamed");
}
/*
 * Names that change while the kernel works. No luck is needed: a removal waits for its directory's lock, which getdents(2)
 * holds while it waits for the page that it writes to, and that page is given by userfaultfd(2) when the name is another.
 */
#define PAGE 4096
static char *given_pages;
static volatile pid_t remover;
static volatile long removal;
static void *remove_rewritten(void *nothing) {
    remover = gettid();
    removal = syscall(SYS_unlink, given_pages) == 0 ? 0 : -errno;
    return nothing;
}
static void *read_directory(void *nothing) {
    syscall(SYS_getdents64, open("/tmp/v", O_RDONLY | O_DIRECTORY), given_pages + PAGE, PAGE);
    return nothing;
}
static void await_fault(int faults, char *page) {
    struct uffd_msg fault;
    if (read(faults, &fault, sizeof fault) != sizeof fault || fault.arg.pagefault.address != (uintptr_t)page) {
        fatal("a page that is asked for");
    }
}
static void give(int faults, char *page, const char *text) {
    static char bytes[PAGE];
    struct uffdio_copy copy = {.dst = (uintptr_t)page, .src = (uintptr_t)bytes, .len = PAGE};
    strcpy(bytes, text);
    if (ioctl(faults, UFFDIO_COPY, &copy) != 0) {
        fatal("a page");
    }
}
/* Waits until the remover sleeps for a lock: state D, after the name in /proc/PID/stat. */
static void await_lock(void) {
    char path[64], line[256];
    for (int i = 0; i < 2000; i++) {
        usleep(5000);
        snprintf(path, sizeof path, "/proc/self/task/%d/stat", remover);
        int fd = open(path, O_RDONLY);
        long length = read(fd, line, sizeof line - 1);
        close(fd);
        line[length > 0 ? length : 0] = 0;
        if (strstr(line, ") D ")) {
            return;
        }
    }
    fatal("a removal that waits for the directory");
}
/* The first name is there when the call begins, or only when the kernel asks for it. */
static void remove_while_rewriting(const char *first, int late, const char *last) {
    pthread_t reading, removing;
    struct uffdio_api api = {.api = UFFD_API};
    given_pages = mmap(NULL, 2 * PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    struct uffdio_register all = {.range = {(uintptr_t)given_pages, 2 * PAGE}, .mode = UFFDIO_REGISTER_MODE_MISSING};
    int faults = syscall(SYS_userfaultfd, O_CLOEXEC);
    if (ioctl(faults, UFFDIO_API, &api) != 0 || ioctl(faults, UFFDIO_REGISTER, &all) != 0) {
        fatal("userfaultfd");
    }
    pthread_create(&reading, NULL, read_directory, NULL);
    await_fault(faults, given_pages + PAGE);
    if (!late) {
        give(faults, given_pages, first);
    }
    pthread_create(&removing, NULL, remove_rewritten, NULL);
    if (late) {
        await_fault(faults, given_pages);
        give(faults, given_pages, first);
    }
    await_lock();
    strcpy(given_pages, last);
    give(faults, given_pages + PAGE, "");
    pthread_join(removing, NULL);
}
/* The name is the protected one only while the kernel copies it: neither the call's begin nor the hook sees that. */
static void by_a_thread_that_rewrites(void) {
    remove_while_rewriting(TARGET, 1, "/tmp/v/toyget");
}
/* The name lies in a file that is mapped and that nobody has looked at. */
static void *untouched(const void *bytes, size_t length) {
    int fd = open("/tmp/v/bytes", O_CREAT | O_TRUNC | O_RDWR, 0644);
    if (write(fd, bytes, length) != (ssize_t)length || ftruncate(fd, 4096) != 0) {
        fatal("a file to map");
    }
    return mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0);
}
static void by_an_untouched_page(void) {
    syscall(SYS_unlink, untouched(TARGET, sizeof TARGET));
}
static void by_bind_mount(void) {
    unshare(CLONE_NEWNS);
    mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL);
    mkdir("/tmp/bound", 0755);
    mount("/tmp/v", "/tmp/bound", NULL, MS_BIND, NULL);
    syscall(SYS_unlink, "/tmp/bound/target");
}
static void by_mount_namespace(void) {
    unshare(CLONE_NEWNS);
    mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL);
    mkdir("/tmp/own", 0755);
    mount("own", "/tmp/own", "tmpfs", 0, NULL);
    mkdir("/tmp/own/v", 0755);
    mount("/tmp/v", "/tmp/own/v", NULL, MS_BIND, NULL);
    syscall(SYS_unlink, "/tmp/own/v/target");
}
static void by_chroot(void) {
    chroot("/tmp/v");
    syscall(SYS_unlink, "/target");
}
static void become_root_of_a_user_namespace(void) {
    char map[64];
    unshare(CLONE_NEWUSER | CLONE_NEWNS);
    int fd = open("/proc/self/uid_map", O_WRONLY);
    snprintf(map, sizeof map, "0 0 1\n");
    if (fd < 0 || write(fd, map, strlen(map)) < 0) {
        fatal("uid_map");
    }
    close(fd);
}
static void by_user_namespace(void) {
    become_root_of_a_user_namespace();
    mkdir("/tmp/inside", 0755);
    mount("/tmp/v", "/tmp/inside", NULL, MS_BIND, NULL);
    chroot("/tmp/inside");
    chdir("/");
    syscall(SYS_unlink, "/target");
}

/* ---- Addresses: each tries to reach the protected one; whoever listens there sees it. ---- */

static struct sockaddr_in protected_address(void) {
    return (struct sockaddr_in){
        .sin_family = AF_INET, .sin_port = htons(PORT), .sin_addr = {htonl(INADDR_LOOPBACK)}};
}
static int stream(int family) {
    return socket(family, SOCK_STREAM, 0);
}
static void connect_plainly(void) {
    struct sockaddr_in address = protected_address();
    syscall(SYS_connect, stream(AF_INET), &address, sizeof address);
}
static void connect_by_int80(void) {
    struct sockaddr_in *address = low_page();
    *address = protected_address();
    call32(362 /* connect */, stream(AF_INET), (long)address, sizeof *address);
}
static void connect_by_socketcall(void) {
    uint32_t *arguments = low_page();
    struct sockaddr_in *address = (void *)(arguments + 16);
    *address = protected_address();
    arguments[0] = stream(AF_INET);
    arguments[1] = (uint32_t)(uintptr_t)address;
    arguments[2] = sizeof *address;
    call32(102 /* socketcall */, 3 /* SYS_CONNECT */, (long)arguments, 0);
}
static void connect_by_io_uring(void) {
    struct sockaddr_in address = protected_address();
    ring_request((struct io_uring_sqe){.opcode = IORING_OP_CONNECT,
                                       .fd = stream(AF_INET),
                                       .addr = (uintptr_t)&address,
                                       .off = sizeof address});
}
static void connect_by_any_address(void) {
    struct sockaddr_in address = protected_address();
    address.sin_addr.s_addr = INADDR_ANY;
    syscall(SYS_connect, stream(AF_INET), &address, sizeof address);
}
static void connect_by_mapped_address(void) {
    struct sockaddr_in6 address = {.sin6_family = AF_INET6, .sin6_port = htons(PORT)};
    inet_pton(AF_INET6, "::ffff:127.0.0.1", &address.sin6_addr);
    syscall(SYS_connect, stream(AF_INET6), &address, sizeof address);
}
static void connect_by_an_untouched_page(void) {
    struct sockaddr_in address = protected_address();
    syscall(SYS_connect, stream(AF_INET), untouched(&address, sizeof address), sizeof address);
}
static volatile int flip_on = 1;
static struct sockaddr_in flipping_address;
static void *flip_address(void *nothing) {
    while (flip_on) {
        flipping_address.sin_port = htons(PORT);
        flipping_address.sin_port = htons(1);
    }
    return nothing;
}
static void connect_by_a_thread_that_rewrites(void) {
    pthread_t thread;
    flipping_address = protected_address();
    pthread_create(&thread, NULL, flip_address, NULL);
    for (time_t end = time(NULL) + RACE_SECONDS; time(NULL) < end;) {
        int fd = stream(AF_INET);
        if (syscall(SYS_connect, fd, &flipping_address, sizeof flipping_address) == 0) {
            break;
        }
        close(fd);
    }
    flip_on = 0;
    pthread_join(thread, NULL);
}
static void connect_by_sending(void) {
    struct sockaddr_in address = protected_address();
    syscall(SYS_sendto, stream(AF_INET), "x", 1, MSG_FASTOPEN, &address, sizeof address);
}
static void connect_in_user_namespace(void) {
    become_root_of_a_user_namespace();
    connect_plainly();
}

static const struct attack {
    const char *name;
    void (*on_path)(void);
    void (*on_address)(void);
} attacks[] = {
    {"unlink", by_unlink},
    {"unlinkat", by_unlinkat},
    {"unlinkat-from-directory", by_unlinkat_from_a_directory},
    {"int80", by_int80},
    {"io_uring", by_io_uring},
    {"io_uring-worker", by_io_uring_worker},
    {"symbolic-link", by_symlink},
    {"hard-link", by_hard_link},
    {"relative-name", by_relative_name},
    {"dots-through-link", by_dots_through_a_link},
    {"slashes-and-dots", by_slashes},
    {"rename-first", by_rename},
    {"rewriting-thread", by_a_thread_that_rewrites},
    {"untouched-page", by_an_untouched_page},
    {"bind-mount", by_bind_mount},
    {"mount-namespace", by_mount_namespace},
    {"chroot", by_chroot},
    {"user-namespace", by_user_namespace},
    {"connect", NULL, connect_plainly},
    {"connect-int80", NULL, connect_by_int80},
    {"connect-socketcall", NULL, connect_by_socketcall},
    {"connect-io_uring", NULL, connect_by_io_uring},
    {"connect-any-address", NULL, connect_by_any_address},
    {"connect-mapped-address", NULL, connect_by_mapped_address},
    {"connect-rewriting", NULL, connect_by_a_thread_that_rewrites},
    {"connect-untouched", NULL, connect_by_an_untouched_page},
    {"connect-by-sending", NULL, connect_by_sending},
    {"connect-user-ns", NULL, connect_in_user_namespace},
};
#define COUNT (sizeof attacks / sizeof *attacks)

static int listener(void) {
    int on = 1, off = 0, fd = socket(AF_INET6, SOCK_STREAM | SOCK_NONBLOCK, 0);
    struct sockaddr_in6 address = {.sin6_family = AF_INET6, .sin6_port = htons(PORT)};
    setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    setsockopt(fd, IPPROTO_IPV6, IPV6_V6ONLY, &off, sizeof off);
    if (bind(fd, (void *)&address, sizeof address) != 0 || listen(fd, 64) != 0) {
        fatal("a listener");
    }
    return fd;
}

static void attack(const struct attack *attack) {
    int status = 0, done = 0, heard = attack->on_address ? listener() : -1;
    /* The directory is a new one each time: what an attack has left is not removed, since rules may forbid it. */
    static int number;
    char old[64];
    snprintf(old, sizeof old, "/tmp/v.%d.%d", getpid(), number++);
    rename("/tmp/v", old);
    mkdir("/tmp/v", 0755);
    make(TARGET);
    protected_file = open(TARGET, O_RDONLY);
    *names = 1;
    fflush(stdout);
    int child = fork();
    if (child == 0) {
        setfsgid(4242);
        if (attack->on_address) {
            attack->on_address();
        } else {
            attack->on_path();
        }
        _exit(0);
    }
    waitpid(child, &status, WUNTRACED);
    if (attack->on_address) {
        struct pollfd p = {heard, POLLIN, 0};
        done = poll(&p, 1, 100) == 1;
        close(heard);
    } else {
        done = removed();
    }
    close(protected_file);
    const char *kept = WIFSTOPPED(status) ? "stopped" : WIFSIGNALED(status) ? "killed" : "refused";
    if (WIFEXITED(status) && WEXITSTATUS(status) != 0) {
        kept = "impossible";
    }
    printf("%s %s\n", attack->name, done ? "done" : kept);
    kill(child, SIGKILL);
    if (WIFSTOPPED(status)) {
        waitpid(child, NULL, 0);
    }
}

int main(int argc, char **argv) {
    signal(SIGPIPE, SIG_IGN);
    names = mmap(NULL, sizeof *names, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    for (size_t i = 0; i < COUNT && argc > 1 && strcmp(argv[1], "list") == 0; i++) {
        printf("%s %s\n", attacks[i].on_path ? "path" : "address", attacks[i].name);
    }
    if (argc == 4 && strcmp(argv[1], "rewrite") == 0) {
        remove_while_rewriting(argv[2], 0, argv[3]);
        printf("%ld\n", removal);
        return 0;
    }
    for (int arg = 2; arg < argc; arg++) {
        for (size_t i = 0; i < COUNT; i++) {
            if (strcmp(attacks[i].name, argv[arg]) == 0) {
                attack(&attacks[i]);
            }
        }
    }
    return 0;
}
