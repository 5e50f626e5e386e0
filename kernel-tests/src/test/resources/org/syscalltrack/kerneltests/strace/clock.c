/* clock_settime clock_nanosleep */
#include "common.h"

int main(void)
{
	struct timespec t = {1, 5};
	syscall(SYS_clock_settime, 99, &t);
	syscall(SYS_clock_settime, CLOCK_MONOTONIC, &t);
	struct timespec z = {0, 1000};
	syscall(SYS_clock_nanosleep, CLOCK_MONOTONIC, 0, &z, 0);
	return 0;
}
