/* lseek */
#include "common.h"

int main(void)
{
	lseek(77, 10, SEEK_SET);
	lseek(77, -5, SEEK_CUR);
	lseek(77, 0, SEEK_END);
	lseek(77, 0, SEEK_HOLE);
	return 0;
}
