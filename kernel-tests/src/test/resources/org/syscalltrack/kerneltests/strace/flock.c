/* flock */
#include "common.h"

int main(void)
{
	flock(77, LOCK_EX);
	flock(77, LOCK_SH | LOCK_NB);
	flock(77, LOCK_UN);
	return 0;
}
