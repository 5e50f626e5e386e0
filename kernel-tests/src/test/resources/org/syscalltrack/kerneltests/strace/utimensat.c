/* utimensat */
#include "common.h"

int main(void)
{
	struct timespec t[2] = {{1, 2}, {3, 4}};
	syscall(SYS_utimensat, AT_FDCWD, "/nonexistent", t, 0);
	syscall(SYS_utimensat, AT_FDCWD, "/nonexistent", 0, AT_SYMLINK_NOFOLLOW);
	return 0;
}
