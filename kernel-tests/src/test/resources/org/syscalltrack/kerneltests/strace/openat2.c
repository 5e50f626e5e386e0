/* openat2 */
#include "common.h"

int main(void)
{
	struct { uint64_t f, m, r; } h = {O_RDONLY | O_CLOEXEC, 0, 4 | 8};
	syscall(SYS_openat2, AT_FDCWD, "/nonexistent", &h, 24);
	return 0;
}
