/* poll */
#include "common.h"

int main(void)
{
	struct pollfd f[2] = {{77, POLLIN, 0}, {78, POLLOUT | POLLPRI, 0}};
	syscall(SYS_poll, f, 1, 0);
	syscall(SYS_poll, f, 2, 0);
	return 0;
}
