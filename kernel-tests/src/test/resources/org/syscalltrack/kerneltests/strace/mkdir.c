/* mkdir mkdirat */
#include "common.h"

int main(void)
{
	syscall(SYS_mkdir, "/tmp/sct-dir", 0700);
	mkdirat(AT_FDCWD, "/tmp/sct-dir2", 01777);
	return 0;
}
