/* umask */
#include "common.h"

int main(void)
{
	umask(022);
	umask(0);
	umask(0777);
	return 0;
}
