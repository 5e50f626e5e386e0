/* unshare setns */
#include "common.h"

int main(void)
{
	unshare(0x40000000);
	unshare(0x1);
	setns(77, CLONE_NEWNET);
	setns(77, 0);
	return 0;
}
