/* fcntl */
#include "common.h"

int main(void)
{
	fcntl(0, F_GETFD);
	fcntl(77, F_SETFD, FD_CLOEXEC);
	fcntl(77, F_GETFL);
	fcntl(77, F_SETFL, O_RDONLY | O_NONBLOCK | O_APPEND);
	fcntl(77, F_DUPFD, 10);
	fcntl(77, F_DUPFD_CLOEXEC, 3);
	fcntl(77, F_GETPIPE_SZ);
	return 0;
}
