/* faccessat faccessat2 */
#include "common.h"

int main(void)
{
	syscall(SYS_faccessat, AT_FDCWD, "/etc", R_OK | X_OK);
	syscall(SYS_faccessat2, AT_FDCWD, "/etc", W_OK, AT_EACCESS | AT_SYMLINK_NOFOLLOW);
	return 0;
}
