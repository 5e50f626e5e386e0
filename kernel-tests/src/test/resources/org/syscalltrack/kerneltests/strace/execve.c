/* execve */
#include "common.h"

int main(void)
{
	char *v[] = {"none", "-a", "b c", 0};
	char *e[] = {0};
	execve("/nonexistent/none", v, e);
	return 0;
}
