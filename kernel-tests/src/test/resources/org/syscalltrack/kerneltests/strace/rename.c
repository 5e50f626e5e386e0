/* rename renameat renameat2 */
#include "common.h"

int main(void)
{
	syscall(SYS_rename, "/nonexistent/a", "/nonexistent/b");
	syscall(SYS_renameat, AT_FDCWD, "/nonexistent/a", 9, "b");
	syscall(SYS_renameat2, AT_FDCWD, "/nonexistent/a", AT_FDCWD, "/nonexistent/b", 3);
	syscall(SYS_renameat2, AT_FDCWD, "/nonexistent/a", AT_FDCWD, "/nonexistent/b", 0);
	return 0;
}
