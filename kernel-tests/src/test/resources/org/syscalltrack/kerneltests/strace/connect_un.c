/* connect */
#include "common.h"

int main(void)
{
	struct sockaddr_un a = {.sun_family = AF_UNIX, .sun_path = "/run/none.socket"};
	connect(77, (struct sockaddr *)&a, sizeof a);
	return 0;
}
