/* Makes system calls as its arguments say, and prints what came of them. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static void say(const char *call, long result)
{
    printf("%s %ld %s\n", call, result, result < 0 ? strerrorname_np(errno) : "");
    fflush(stdout);
}

static volatile sig_atomic_t woken;

static void wake(int signal)
{
    woken = signal;
}

/* The file's name on a page of a file mapping that nothing has touched yet. */
static const char *on_cold_page(const char *name)
{
    int file = open("cold", O_RDWR | O_CREAT | O_TRUNC, 0600);
    char *page;

    if (file < 0 || ftruncate(file, 4096) < 0 || pwrite(file, name, strlen(name) + 1, 0) < 0)
        abort();
    page = mmap(NULL, 4096, PROT_READ, MAP_SHARED, file, 0);
    close(file);
    return page;
}

int main(int argc, char **argv)
{
    const char *what = argv[1];

    if (!strcmp(what, "unlink"))
        say(what, syscall(SYS_unlink, argv[2]));
    else if (!strcmp(what, "cold"))
        say(what, syscall(SYS_unlink, on_cold_page(argv[2])));
    else if (!strcmp(what, "getpid"))
        say(what, syscall(SYS_getpid));
    else if (!strcmp(what, "open"))
        say(what, syscall(SYS_openat, AT_FDCWD, argv[2], O_RDWR, 0));
    else if (!strcmp(what, "write")) {
        long file = syscall(SYS_openat, AT_FDCWD, argv[2], O_RDWR, 0);

        say(what, write(file, "x", 1));
    } else if (!strcmp(what, "link"))
        say(what, syscall(SYS_link, argv[2], argv[3]));
    else if (!strcmp(what, "mkdir"))
        say(what, syscall(SYS_mkdir, argv[2], 0700));
    else if (!strcmp(what, "access"))
        say(what, syscall(SYS_access, argv[2], F_OK));
    else if (!strcmp(what, "many")) {
        long count = atol(argv[2]), passed = 0, failed = 0;

        /* At least so many, and until it is told to end. */
        signal(SIGUSR1, wake);
        while (passed + failed < count || !woken) {
            if (syscall(SYS_rmdir, "/nowhere/at/all") < 0 && errno == ENOENT)
                passed++;
            else
                failed++;
        }
        printf("%s %ld failed\n", passed >= count ? "enough passed" : "too few passed", failed);
    } else if (!strcmp(what, "pause")) {
        signal(SIGUSR1, wake);
        say(what, syscall(SYS_pause));
    } else if (!strcmp(what, "read")) {
        char byte;

        say("read", read(0, &byte, 1));
    }
    return argc < 2;
}
