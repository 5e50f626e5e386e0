/* mremap */
#include "common.h"

int main(void)
{
	mremap((void *)4096, 4096, 8192, MREMAP_MAYMOVE);
	mremap((void *)4096, 4096, 8192, 0);
	syscall(SYS_mremap, 4096, 4096, 8192, MREMAP_MAYMOVE | MREMAP_FIXED, 0x10000);
	return 0;
}
