/* dup dup2 dup3 */
#include "common.h"

int main(void)
{
	dup(77);
	syscall(SYS_dup2, 77, 5);
	syscall(SYS_dup3, 77, 5, O_CLOEXEC);
	return 0;
}
