/* connect */
#include "common.h"

int main(void)
{
	struct sockaddr_in6 a = {.sin6_family = AF_INET6, .sin6_port = htons(443), .sin6_scope_id = 2};
	a.sin6_addr.s6_addr[0] = 0xfe;
	a.sin6_addr.s6_addr[1] = 0x80;
	a.sin6_addr.s6_addr[15] = 1;
	connect(77, (struct sockaddr *)&a, sizeof a);
	return 0;
}
