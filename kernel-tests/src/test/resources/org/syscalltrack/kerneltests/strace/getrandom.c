/* getrandom */
#include "common.h"

int main(void)
{
	char b[4];
	syscall(SYS_getrandom, b, 0, 3);
	syscall(SYS_getrandom, 0, 5, 0);
	return 0;
}
