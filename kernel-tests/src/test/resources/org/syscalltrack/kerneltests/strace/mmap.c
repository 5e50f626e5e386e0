/* mmap munmap */
#include "common.h"

int main(void)
{
	char *p = mmap(0, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	munmap(p, 4096);
	mmap(0, 8192, PROT_NONE, MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
	mmap(0, 4096, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_POPULATE, 77, 4096);
	return 0;
}
