/* eventfd2 inotify_init1 inotify_add_watch */
#include "common.h"

int main(void)
{
	syscall(SYS_eventfd2, 5, EFD_SEMAPHORE | EFD_CLOEXEC);
	syscall(SYS_inotify_init1, IN_NONBLOCK);
	inotify_add_watch(77, "/etc", IN_MODIFY | IN_CREATE | IN_DELETE);
	return 0;
}
