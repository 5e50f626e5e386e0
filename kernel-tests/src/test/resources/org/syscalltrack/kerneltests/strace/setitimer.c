/* setitimer */
#include "common.h"

int main(void)
{
	struct itimerval v = {{1, 2}, {3, 4}};
	syscall(SYS_setitimer, ITIMER_VIRTUAL, &v, 0);
	syscall(SYS_setitimer, ITIMER_PROF, &v, 0);
	return 0;
}
