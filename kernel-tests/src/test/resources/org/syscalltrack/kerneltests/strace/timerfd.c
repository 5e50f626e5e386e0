/* timerfd_create timerfd_settime */
#include "common.h"

int main(void)
{
	timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK);
	struct itimerspec t = {{1, 500}, {2, 250}};
	timerfd_settime(77, TFD_TIMER_ABSTIME, &t, 0);
	return 0;
}
