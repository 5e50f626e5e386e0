/* socket */
#include "common.h"

int main(void)
{
	socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, IPPROTO_TCP);
	socket(AF_UNIX, SOCK_DGRAM, 0);
	socket(AF_INET6, SOCK_DGRAM | SOCK_NONBLOCK, IPPROTO_UDP);
	socket(AF_NETLINK, SOCK_RAW, 0);
	socket(AF_PACKET, SOCK_RAW, 768);
	return 0;
}
