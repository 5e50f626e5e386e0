/* rt_sigprocmask */
#include "common.h"

int main(void)
{
	uint64_t s = 1 << (SIGINT - 1) | 1 << (SIGTERM - 1), none = 0;
	syscall(SYS_rt_sigprocmask, SIG_BLOCK, &s, 0, 8);
	syscall(SYS_rt_sigprocmask, SIG_SETMASK, &none, 0, 8);
	syscall(SYS_rt_sigprocmask, SIG_UNBLOCK, 0, 0, 8);
	return 0;
}
