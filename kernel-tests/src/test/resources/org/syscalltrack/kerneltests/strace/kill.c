/* kill tkill tgkill */
#include "common.h"

int main(void)
{
	kill(999999, SIGTERM);
	kill(999999, 0);
	syscall(SYS_tkill, 999999, SIGUSR1);
	syscall(SYS_tgkill, 999999, 999999, SIGKILL);
	return 0;
}
