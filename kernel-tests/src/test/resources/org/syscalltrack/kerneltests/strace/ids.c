/* setuid setreuid setresuid setgid */
#include "common.h"

int main(void)
{
	syscall(SYS_setuid, 0);
	syscall(SYS_setreuid, -1, -1);
	syscall(SYS_setresuid, -1, 0, -1);
	syscall(SYS_setgid, 0);
	return 0;
}
