/* prctl */
#include "common.h"

int main(void)
{
	syscall(SYS_prctl, 4, 1);
	syscall(SYS_prctl, 3);
	syscall(SYS_prctl, 1, SIGTERM);
	syscall(SYS_prctl, 23, 21);
	return 0;
}
