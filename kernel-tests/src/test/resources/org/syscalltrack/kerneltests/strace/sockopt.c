/* setsockopt */
#include "common.h"

int main(void)
{
	int one = 1;
	setsockopt(77, IPPROTO_TCP, 1, 0, 4);
	setsockopt(77, SOL_SOCKET, SO_REUSEADDR, 0, 4);
	setsockopt(77, IPPROTO_IP, 1, 0, one * 4);
	setsockopt(77, IPPROTO_IPV6, 26, 0, 4);
	return 0;
}
