/* getpriority setpriority getrusage */
#include "common.h"

int main(void)
{
	syscall(SYS_getpriority, PRIO_PROCESS, 0);
	setpriority(PRIO_USER, 12345, 5);
	syscall(SYS_getrusage, 99, 0);
	return 0;
}
