/* link linkat symlink symlinkat */
#include "common.h"

int main(void)
{
	syscall(SYS_link, "/nonexistent/a", "/nonexistent/b");
	linkat(AT_FDCWD, "/nonexistent/a", AT_FDCWD, "/nonexistent/b", AT_SYMLINK_FOLLOW);
	syscall(SYS_symlink, "target", "/nonexistent/l");
	symlinkat("target", AT_FDCWD, "/nonexistent/l");
	return 0;
}
