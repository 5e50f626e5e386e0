/* setxattr removexattr */
#include "common.h"

int main(void)
{
	syscall(SYS_setxattr, "/nonexistent", "user.name", "value", 5, 1);
	syscall(SYS_setxattr, "/nonexistent", "user.name", "", 0, 2);
	syscall(SYS_removexattr, "/nonexistent", "user.name");
	return 0;
}
