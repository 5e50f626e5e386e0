/* fallocate splice */
#include "common.h"

int main(void)
{
	fallocate(77, 0, 0, 4096);
	fallocate(77, 3, 4096, 8192);
	syscall(SYS_splice, 77, 0, 78, 0, 100, 5);
	return 0;
}
