/* openat */
#include "common.h"

int main(void)
{
	openat(AT_FDCWD, "/etc/passwd", O_RDONLY | O_CLOEXEC);
	openat(AT_FDCWD, "/tmp/sct-open", O_RDWR | O_CREAT | O_TRUNC | O_NOFOLLOW, 0640);
	openat(AT_FDCWD, "/tmp", O_RDWR | O_TMPFILE | O_EXCL, 0600);
	openat(7, "none", O_WRONLY | O_APPEND | O_SYNC);
	openat(AT_FDCWD, "/", O_PATH | O_DIRECTORY);
	return 0;
}
