/*
 * Makes the calls that its arguments name, and prints what came of each: the result, or the negative error.
 *
 * write|FD|TEXT       writes into a new file, which has that descriptor
 * write|FD|LONG|N     the same with N bytes 'x'
 * write|FD|UNREADABLE the same from where nobody can read
 * unlink|PATH
 */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#define FILE_NAME "/tmp/results.file"

static void result(long value)
{
    printf("%ld\n", value < 0 ? (long)-errno : value);
}

static void write_to(int number, const char *text, const char *length)
{
    size_t size = strlen(text);
    int fd = open(FILE_NAME, O_WRONLY | O_CREAT | O_TRUNC, 0600);

    if (fd < 0 || dup2(fd, number) < 0 || close(fd)) {
        perror(FILE_NAME);
        exit(1);
    }
    if (strcmp(text, "LONG") == 0) {
        size = strtoul(length, NULL, 0);
        text = memset(malloc(size), 'x', size);
    } else if (strcmp(text, "UNREADABLE") == 0) {
        text = mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    }
    result(syscall(SYS_write, number, text, size));
    close(number);
}

int main(int count, char **calls)
{
    for (int i = 1; i < count; i++) {
        char *call = strsep(&calls[i], "|");
        char *first = strsep(&calls[i], "|");
        char *second = strsep(&calls[i], "|");

        if (strcmp(call, "write") == 0)
            write_to(atoi(first), second, calls[i]);
        else
            result(syscall(SYS_unlink, first));
    }
    return 0;
}
