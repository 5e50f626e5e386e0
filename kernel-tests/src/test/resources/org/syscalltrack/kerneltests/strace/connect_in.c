/* connect */
#include "common.h"

int main(void)
{
	struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(80), .sin_addr.s_addr = htonl(0x0a000001)};
	connect(77, (struct sockaddr *)&a, sizeof a);
	a.sin_port = htons(65535);
	connect(78, (struct sockaddr *)&a, sizeof a);
	return 0;
}
