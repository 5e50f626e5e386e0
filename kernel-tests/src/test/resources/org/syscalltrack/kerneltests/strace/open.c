/* open */
#include "common.h"

int main(void)
{
	syscall(SYS_open, "/etc/passwd", O_RDONLY | O_NONBLOCK);
	syscall(SYS_open, "/tmp/sct-o", O_WRONLY | O_CREAT | O_DSYNC, 0666);
	syscall(SYS_open, "/nonexistent", O_RDWR | O_NOCTTY | O_DIRECT);
	return 0;
}
