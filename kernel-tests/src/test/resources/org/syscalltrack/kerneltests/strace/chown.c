/* chown fchown lchown fchownat */
#include "common.h"

int main(void)
{
	syscall(SYS_chown, "/nonexistent", 1000, -1);
	fchown(77, 0, 100);
	syscall(SYS_lchown, "/nonexistent", -1, 5);
	fchownat(AT_FDCWD, "/nonexistent", 1, 2, AT_SYMLINK_NOFOLLOW);
	return 0;
}
