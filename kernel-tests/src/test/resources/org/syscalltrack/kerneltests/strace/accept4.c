/* accept4 */
#include "common.h"

int main(void)
{
	syscall(SYS_accept4, 77, 0, 0, SOCK_CLOEXEC | SOCK_NONBLOCK);
	return 0;
}
