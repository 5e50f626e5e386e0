/* bind listen */
#include "common.h"

int main(void)
{
	struct sockaddr_in a = {.sin_family = AF_INET, .sin_port = htons(8080)};
	bind(77, (struct sockaddr *)&a, sizeof a);
	bind(77, 0, 0);
	listen(77, 128);
	return 0;
}
