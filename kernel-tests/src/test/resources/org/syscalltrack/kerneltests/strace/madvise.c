/* madvise */
#include "common.h"

int main(void)
{
	madvise((void *)4096, 4096, MADV_DONTNEED);
	madvise((void *)4096, 4096, MADV_HUGEPAGE);
	madvise((void *)4096, 4096, MADV_FREE);
	return 0;
}
