/* stat lstat fstat newfstatat */
#include "common.h"

int main(void)
{
	struct stat s;
	syscall(SYS_stat, "/etc/passwd", &s);
	syscall(SYS_stat, "/nonexistent", &s);
	syscall(SYS_lstat, "/etc", &s);
	syscall(SYS_fstat, 77, &s);
	syscall(SYS_newfstatat, AT_FDCWD, "/etc/passwd", &s, AT_SYMLINK_NOFOLLOW);
	syscall(SYS_newfstatat, AT_FDCWD, "", &s, AT_EMPTY_PATH);
	return 0;
}
