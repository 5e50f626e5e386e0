/* epoll_create1 epoll_ctl */
#include "common.h"

int main(void)
{
	syscall(SYS_epoll_create1, EPOLL_CLOEXEC);
	syscall(SYS_epoll_create1, 0);
	syscall(SYS_epoll_ctl, 77, EPOLL_CTL_DEL, 5, 0);
	return 0;
}
