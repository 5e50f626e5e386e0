/* rt_sigaction */
#include "common.h"

int main(void)
{
	struct { void *h; unsigned long f; void *r; uint64_t m; } a = {SIG_IGN, SA_RESTART | 0x04000000, (void *)0x1000, 1 << (SIGHUP - 1)};
	syscall(SYS_rt_sigaction, SIGUSR1, &a, 0, 8);
	a.h = (void *)0x2000;
	syscall(SYS_rt_sigaction, SIGUSR2, &a, 0, 8);
	syscall(SYS_rt_sigaction, SIGCHLD, 0, 0, 8);
	return 0;
}
