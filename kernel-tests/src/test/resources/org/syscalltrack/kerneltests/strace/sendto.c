/* sendto */
#include "common.h"

int main(void)
{
	sendto(77, "hello", 5, MSG_DONTWAIT | MSG_NOSIGNAL, 0, 0);
	sendto(77, "0123456789012345678901234567890123456789", 40, 0, 0, 0);
	struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(53), .sin_addr.s_addr = htonl(0x7f000001)};
	sendto(77, "x", 1, MSG_MORE, (struct sockaddr *)&a, sizeof a);
	return 0;
}
