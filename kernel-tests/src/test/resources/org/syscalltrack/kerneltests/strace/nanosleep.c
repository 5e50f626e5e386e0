/* nanosleep */
#include "common.h"

int main(void)
{
	struct timespec t = {0, 100000};
	syscall(SYS_nanosleep, &t, 0);
	return 0;
}
