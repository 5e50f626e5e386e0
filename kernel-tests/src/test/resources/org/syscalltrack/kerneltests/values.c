/*
 * Makes the calls that its arguments name, each with arguments that the kernel refuses, so that nothing happens but that
 * the call is made. An argument is a call and its arguments, separated by '|'.
 */
#include <arpa/inet.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <unistd.h>

#define MOST_WORDS 32

/* Where a page that nobody can read follows. */
static char *end_of_memory(void)
{
    char *pages = mmap(NULL, 8192, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

    memset(pages, 'z', 8192);
    mprotect(pages + 4096, 4096, PROT_NONE);
    return pages + 4096;
}

/* A path: none, one that cannot be read, a long one, or the word itself. */
static const char *path_of(char **words)
{
    const char *path = words[1];
    size_t length;
    char *text;

    if (strcmp(path, "NULL") == 0)
        return NULL;
    if (strcmp(path, "UNREADABLE") == 0)
        return end_of_memory();
    if (strcmp(path, "LONG") != 0)
        return path;
    /* LONG|begin|length|end: so many bytes in all, filled with 'x' between begin and end. */
    length = strtoul(words[3], NULL, 0);
    text = malloc(length + 1);
    memset(text, 'x', length);
    memcpy(text, words[2], strlen(words[2]));
    memcpy(text + length - strlen(words[4]), words[4], strlen(words[4]));
    text[length] = '\0';
    return text;
}

/* The address that words name, and its length: 4|ADDRESS|PORT[|LENGTH], 6|ADDRESS|PORT, un|PATH, NULL, UNREADABLE. */
static void *address_of(char **words, int *length)
{
    static struct sockaddr_in in;
    static struct sockaddr_in6 in6;
    static struct sockaddr_un un;

    if (strcmp(words[0], "4") == 0) {
        in = (struct sockaddr_in){.sin_family = AF_INET, .sin_port = htons(atoi(words[2]))};
        inet_pton(AF_INET, words[1], &in.sin_addr);
        *length = words[3] ? atoi(words[3]) : (int)sizeof(in);
        return &in;
    }
    if (strcmp(words[0], "6") == 0) {
        in6 = (struct sockaddr_in6){.sin6_family = AF_INET6, .sin6_port = htons(atoi(words[2]))};
        inet_pton(AF_INET6, words[1], &in6.sin6_addr);
        *length = words[3] ? atoi(words[3]) : (int)sizeof(in6);
        return &in6;
    }
    if (strcmp(words[0], "NULL") == 0) {
        *length = 0;
        return NULL;
    }
    if (strcmp(words[0], "UNREADABLE") == 0) {
        *length = sizeof(in);
        return end_of_memory();
    }
    un = (struct sockaddr_un){.sun_family = AF_UNIX};
    *length = strlen(words[1]);
    memcpy(un.sun_path, words[1], *length);
    if (un.sun_path[0] == '@')
        un.sun_path[0] = '\0';
    else
        ++*length;
    *length += offsetof(struct sockaddr_un, sun_path);
    return &un;
}

static void make(char **words, int count)
{
    char *array[MOST_WORDS + 1] = {NULL};
    struct stat status;
    void *address;
    int length;

    if (strcmp(words[0], "umask") == 0) {
        for (int i = atoi(words[2]); i > 0; i--)
            syscall(SYS_umask, strtoul(words[1], NULL, 0));
    } else if (strcmp(words[0], "masks") == 0) {
        for (int mask = 0; mask < atoi(words[1]); mask++)
            syscall(SYS_umask, mask);
    } else if (strcmp(words[0], "access") == 0) {
        syscall(SYS_access, path_of(words), 0);
    } else if (strcmp(words[0], "rename") == 0) {
        syscall(SYS_rename, words[1], words[2]);
    } else if (strcmp(words[0], "write") == 0) {
        syscall(SYS_write, -1, words[1], count > 2 ? strtoul(words[2], NULL, 0) : strlen(words[1]));
    } else if (strcmp(words[0], "execve") == 0) {
        for (int i = 1; i < count; i++)
            array[i - 1] = words[i];
        syscall(SYS_execve, "/nowhere", array, array);
    } else if (strcmp(words[0], "connect") == 0) {
        address = address_of(words + 1, &length);
        syscall(SYS_connect, -1, address, length);
    } else if (strcmp(words[0], "bind") == 0) {
        address = address_of(words + 1, &length);
        syscall(SYS_bind, -1, address, length);
    } else if (strcmp(words[0], "sendto") == 0) {
        address = address_of(words + 1, &length);
        syscall(SYS_sendto, -1, "message", 4L, 0, address, length);
    } else if (strcmp(words[0], "truncate") == 0) {
        syscall(SYS_truncate, path_of(words), -1L);
    } else if (strcmp(words[0], "getsid") == 0) {
        syscall(SYS_getsid, -1);
    } else if (strcmp(words[0], "chroot") == 0) {
        syscall(SYS_chroot, path_of(words));
    } else if (strcmp(words[0], "lchown") == 0) {
        syscall(SYS_lchown, path_of(words), -1, 7);
    } else if (strcmp(words[0], "pread64") == 0) {
        syscall(SYS_pread64, -1, array, strtoul(words[1], NULL, 0), strtol(words[2], NULL, 0));
    } else if (strcmp(words[0], "execveat") == 0) {
        for (int i = 1; i < count; i++)
            array[i - 1] = words[i];
        syscall(SYS_execveat, -1, "nowhere", array, array, 0);
    } else if (strcmp(words[0], "stat") == 0) {
        syscall(SYS_stat, path_of(words), &status);
    } else if (strcmp(words[0], "name") == 0) {
        prctl(PR_SET_NAME, words[1]);
    } else {
        fprintf(stderr, "no such call: %s\n", words[0]);
        exit(2);
    }
}

int main(int count, char **calls)
{
    for (int i = 1; i < count; i++) {
        char *words[MOST_WORDS + 1] = {NULL};
        int number = 0;
        char *rest = calls[i];

        while (rest != NULL && number < MOST_WORDS)
            words[number++] = strsep(&rest, "|");
        make(words, number);
    }
    return 0;
}
