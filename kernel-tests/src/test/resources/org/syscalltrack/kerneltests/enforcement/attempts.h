/*
 * Attempts at system calls, for the tests of enforcement. Each attempt prepares its place, makes one call in a child
 * whose name is a letter and the attempt's, and looks whether the call's effect is there. Rules find the child by its name, so the
 * calls of preparing and looking are never touched.
 */
#define _GNU_SOURCE
#include <asm/unistd.h>
#include <dirent.h>
#include <elf.h>
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <linux/capability.h>
#include <linux/openat2.h>
#include <linux/sched.h>
#include <netinet/in.h>
#include <poll.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/msg.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/sem.h>
#include <sys/sendfile.h>
#include <sys/shm.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <time.h>
#include <unistd.h>
#include <utime.h>

/* What the child and its parent both see. */
struct shared {
    volatile long result;
    volatile int returned;
    volatile long value;
    char data[256];
    int fds[4];
    int victim;
    int child;
};

struct attempt {
    const char *name;
    const char *call;
    void (*prepare)(void);
    long (*act)(void);
    int (*effect)(void);
};

static struct shared *shared;
/* What the names of the children begin with. */
static char letter;
static const char *self = "/proc/self/exe";

/* PREPARE runs in the parent, ACT in the child, EFFECT in the parent; all in the attempt's own directory. */
#define ATTEMPT(id, call, PREPARE, ACT, EFFECT)                                                                        \
    static void id##_prepare(void) { PREPARE; }                                                                        \
    static long id##_act(void) {                                                                                       \
        errno = 0;                                                                                                     \
        long made = (ACT);                                                                                             \
        return made == -1 && errno != 0 ? -errno : made;                                                               \
    }                                                                                                                  \
    static int id##_effect(void) { return (EFFECT); }                                                                  \
    static const struct attempt id##_row __attribute__((used, section("attempts"), aligned(8))) = {                    \
        #id, call, id##_prepare, id##_act, id##_effect};

#define NOTHING ((void)0)
/* The effect is what the caller gets. */
#define TOLD (shared->returned && shared->result >= 0)
/* What ACT itself has noted, once the call has come back. */
#define NOTED (shared->value != 0)

static void must(int holds, const char *what) {
    if (!holds) {
        fprintf(stderr, "cannot prepare %s: %s\n", what, strerror(errno));
        exit(2);
    }
}

static void make(const char *name) {
    int fd = open(name, O_CREAT | O_WRONLY | O_TRUNC, 0644);
    must(fd >= 0 && write(fd, "content", 7) == 7, name);
    close(fd);
}

static int exists(const char *name) {
    struct stat s;
    return lstat(name, &s) == 0;
}

static struct stat told(const char *name) {
    struct stat s = {0};
    lstat(name, &s);
    return s;
}

static int open_file(const char *name, int flags) {
    make(name);
    int fd = open(name, flags);
    must(fd >= 0, name);
    return fd;
}

static int holds(const char *name, const char *text) {
    char found[64] = {0};
    int fd = open(name, O_RDONLY);
    long n = read(fd, found, sizeof found - 1);
    close(fd);
    return n >= 0 && strcmp(found, text) == 0;
}

/* A number in /proc/PID/status; -1 where there is none. */
static long status_of(int pid, const char *field) {
    char path[64], line[256];
    long found = -1;
    snprintf(path, sizeof path, "/proc/%d/status", pid);
    FILE *f = fopen(path, "r");
    while (f && fgets(line, sizeof line, f)) {
        if (strncmp(line, field, strlen(field)) == 0) {
            found = strtol(line + strlen(field) + 1, NULL, 10);
        }
    }
    if (f) {
        fclose(f);
    }
    return found;
}

static void mark(int signal) {
    shared->value = signal;
}

/* A process to be signalled or traced; SIGURG is noted, anything else ends it. */
static void victim(void) {
    int ready[2];
    must(pipe(ready) == 0, "a pipe");
    int child = fork();
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        signal(SIGURG, mark);
        must(write(ready[1], "r", 1) == 1, "a victim");
        for (;;) {
            pause();
        }
    }
    char c;
    shared->victim = child;
    must(read(ready[0], &c, 1) == 1, "a victim");
    close(ready[0]);
    close(ready[1]);
}

/* Signals arrive a moment later. */
static int noted_soon(void) {
    for (int i = 0; i < 40 && !shared->value; i++) {
        usleep(5000);
    }
    return shared->value != 0;
}

static int dead_soon(void) {
    for (int i = 0; i < 40; i++) {
        if (waitpid(shared->victim, NULL, WNOHANG) == shared->victim) {
            return 1;
        }
        usleep(5000);
    }
    return 0;
}
