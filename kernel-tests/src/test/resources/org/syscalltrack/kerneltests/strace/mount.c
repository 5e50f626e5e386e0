/* mount umount2 */
#include "common.h"

int main(void)
{
	mount("none", "/nonexistent", "tmpfs", MS_NOSUID | MS_NODEV | MS_NOEXEC, 0);
	mount("/a", "/nonexistent", 0, MS_BIND | MS_REC, 0);
	umount2("/nonexistent", MNT_DETACH);
	umount2("/nonexistent", MNT_FORCE | UMOUNT_NOFOLLOW);
	return 0;
}
