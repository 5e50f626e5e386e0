// SPDX-License-Identifier: GPL-2.0 OR BSD-3-Clause
/* Which of a module's allocations fail. */
#include <linux/module.h>

static int fault_at;
module_param(fault_at, int, 0600);
MODULE_PARM_DESC(fault_at, "the how manieth allocation from now fails; 0: none; -1: all");

bool sct_faults(void)
{
	if (fault_at > 0)
		return --fault_at == 0;
	return fault_at < 0;
}
