/* Removes its arguments by unlink, as busybox's rm does; coreutils' rm calls unlinkat. */
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

int main(int count, char **names)
{
    int failures = 0;

    for (int i = 1; i < count; i++) {
        if (syscall(SYS_unlink, names[i]) != 0) {
            perror(names[i]);
            failures++;
        }
    }
    return failures != 0;
}
