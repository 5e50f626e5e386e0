/* truncate ftruncate */
#include "common.h"

int main(void)
{
	truncate("/nonexistent", 4096);
	ftruncate(77, 0);
	return 0;
}
