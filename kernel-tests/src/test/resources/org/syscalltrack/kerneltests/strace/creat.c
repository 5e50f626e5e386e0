/* creat */
#include "common.h"

int main(void)
{
	syscall(SYS_creat, "/tmp/sct-creat", 0755);
	syscall(SYS_creat, "/nonexistent/x", 04711);
	return 0;
}
