/* close_range */
#include "common.h"

int main(void)
{
	syscall(SYS_close_range, 50, 60, 0);
	syscall(SYS_close_range, 50, 60, 4);
	return 0;
}
