/* memfd_create */
#include "common.h"

int main(void)
{
	syscall(SYS_memfd_create, "sct", 3);
	syscall(SYS_memfd_create, "other", 0);
	return 0;
}
