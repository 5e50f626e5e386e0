/* ptrace */
#include "common.h"

int main(void)
{
	syscall(SYS_ptrace, 16, 999999, 0, 0);
	syscall(SYS_ptrace, 0x4206, 999999, 0, 0);
	return 0;
}
