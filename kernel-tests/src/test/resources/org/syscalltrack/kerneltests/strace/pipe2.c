/* pipe2 */
#include "common.h"

int main(void)
{
	int p[2];
	syscall(SYS_pipe2, p, O_CLOEXEC | O_NONBLOCK);
	syscall(SYS_pipe2, p, O_DIRECT);
	return 0;
}
