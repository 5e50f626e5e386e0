/* shutdown */
#include "common.h"

int main(void)
{
	shutdown(77, SHUT_RD);
	shutdown(77, SHUT_RDWR);
	return 0;
}
