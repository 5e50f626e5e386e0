/* mprotect */
#include "common.h"

int main(void)
{
	mprotect((void *)4096, 4096, PROT_READ);
	mprotect((void *)4096, 4096, PROT_NONE);
	mprotect((void *)4096, 4096, PROT_READ | PROT_WRITE | PROT_EXEC);
	return 0;
}
