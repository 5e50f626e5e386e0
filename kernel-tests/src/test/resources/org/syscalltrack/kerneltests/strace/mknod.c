/* mknod mknodat */
#include "common.h"

int main(void)
{
	syscall(SYS_mknod, "/nonexistent/n", S_IFIFO | 0644, 0);
	syscall(SYS_mknod, "/nonexistent/n", S_IFCHR | 0600, 0x103);
	syscall(SYS_mknodat, AT_FDCWD, "/nonexistent/n", S_IFBLK | 0660, 0x801);
	return 0;
}
