/* sched_setscheduler sched_get_priority_max */
#include "common.h"

int main(void)
{
	syscall(SYS_sched_setscheduler, 999999, SCHED_FIFO, 0);
	sched_get_priority_max(SCHED_RR);
	sched_get_priority_max(SCHED_OTHER);
	return 0;
}
