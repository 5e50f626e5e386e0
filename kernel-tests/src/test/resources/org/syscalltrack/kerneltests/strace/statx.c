/* statx */
#include "common.h"

int main(void)
{
	static char s[256];
	syscall(SYS_statx, AT_FDCWD, "/etc/passwd", AT_STATX_SYNC_AS_STAT, 0x7ff, s);
	syscall(SYS_statx, AT_FDCWD, "/nonexistent", AT_SYMLINK_NOFOLLOW | AT_STATX_DONT_SYNC, 0x800, s);
	return 0;
}
