/* access */
#include "common.h"

int main(void)
{
	syscall(SYS_access, "/etc/passwd", F_OK);
	syscall(SYS_access, "/etc/passwd", R_OK | W_OK);
	syscall(SYS_access, "/nonexistent", X_OK);
	return 0;
}
