/* msync mlock mlock2 munlock mlockall */
#include "common.h"

int main(void)
{
	msync((void *)4096, 4096, MS_SYNC | MS_INVALIDATE);
	mlock((void *)4096, 4096);
	syscall(SYS_mlock2, 4096, 4096, 1);
	munlock((void *)4096, 4096);
	mlockall(MCL_CURRENT | MCL_FUTURE);
	return 0;
}
