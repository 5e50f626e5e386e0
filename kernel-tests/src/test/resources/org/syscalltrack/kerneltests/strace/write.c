/* write */
#include "common.h"

int main(void)
{
	write(77, "hello, world", 12);
	write(77, "", 0);
	write(77, "0123456789012345678901234567890123456789", 40);
	syscall(SYS_write, 77, (void *)0, 5);
	return 0;
}
