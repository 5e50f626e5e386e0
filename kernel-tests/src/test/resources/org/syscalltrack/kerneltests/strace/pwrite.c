/* pwrite64 */
#include "common.h"

int main(void)
{
	pwrite(77, "abc", 3, 1000);
	pwrite(77, "abc", 3, 0);
	return 0;
}
