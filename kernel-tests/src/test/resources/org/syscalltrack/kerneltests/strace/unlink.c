/* unlink unlinkat rmdir */
#include "common.h"

int main(void)
{
	syscall(SYS_unlink, "/nonexistent/a");
	unlinkat(AT_FDCWD, "/nonexistent/b", 0);
	unlinkat(AT_FDCWD, "/nonexistent/c", AT_REMOVEDIR);
	syscall(SYS_rmdir, "/nonexistent/d");
	return 0;
}
