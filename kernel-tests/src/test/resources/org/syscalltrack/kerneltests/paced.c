/* paced PREFIX COUNT: unlinks COUNT files that do not exist, each by a name of its own, a few thousand a second, so that
   a reader in an emulated guest keeps up. Ends early on SIGTERM; prints how many calls it made. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static volatile sig_atomic_t ended;

static void end(int signal)
{
    (void)signal;
    ended = 1;
}

int main(int count, char **arguments)
{
    const struct timespec pause = {.tv_nsec = 300000};
    char name[64];
    int calls = 0;

    if (count != 3)
        return 2;
    signal(SIGTERM, end);
    for (int most = atoi(arguments[2]); calls < most && !ended; calls++) {
        snprintf(name, sizeof name, "%s-%d", arguments[1], calls);
        syscall(SYS_unlink, name);
        nanosleep(&pause, NULL);
    }
    printf("%d\n", calls);
    return 0;
}
