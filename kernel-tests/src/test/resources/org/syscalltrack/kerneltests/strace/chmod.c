/* chmod fchmod fchmodat */
#include "common.h"

int main(void)
{
	syscall(SYS_chmod, "/nonexistent", 0644);
	fchmod(77, 0400);
	syscall(SYS_fchmodat, AT_FDCWD, "/nonexistent", 06755);
	return 0;
}
