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

static void connect_to(char **words)
{
    struct sockaddr_in in = {.sin_family = AF_INET};
    struct sockaddr_in6 in6 = {.sin6_family = AF_INET6};
    struct sockaddr_un un = {.sun_family = AF_UNIX};
    size_t length;

    if (strcmp(words[1], "4") == 0) {
        inet_pton(AF_INET, words[2], &in.sin_addr);
        in.sin_port = htons(atoi(words[3]));
        syscall(SYS_connect, -1, &in, words[4] ? atoi(words[4]) : (int)sizeof(in));
    } else if (strcmp(words[1], "6") == 0) {
        inet_pton(AF_INET6, words[2], &in6.sin6_addr);
        in6.sin6_port = htons(atoi(words[3]));
        syscall(SYS_connect, -1, &in6, sizeof(in6));
    } else if (strcmp(words[1], "NULL") == 0) {
        syscall(SYS_connect, -1, NULL, 0);
    } else {
        length = strlen(words[2]);
        memcpy(un.sun_path, words[2], length);
        if (un.sun_path[0] == '@')
            un.sun_path[0] = '\0';
        else
            length++;
        syscall(SYS_connect, -1, &un, (int)(offsetof(struct sockaddr_un, sun_path) + length));
    }
}

static void make(char **words, int count)
{
    char *array[MOST_WORDS + 1] = {NULL};
    struct stat status;

    if (strcmp(words[0], "umask") == 0) {
        for (int i = atoi(words[2]); i > 0; i--)
            syscall(SYS_umask, strtoul(words[1], NULL, 0));
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
        connect_to(words);
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
