// SPDX-License-Identifier: GPL-2.0 OR BSD-3-Clause
/* What rules do to a call. */
#include <linux/pid.h>
#include <linux/sched/signal.h>

#include "sct.h"

/* Process 1 keeps the machine alive: rules that do not name it let it through. */
bool sct_spares(unsigned int rule)
{
	if (current->tgid != 1)
		return false;
	sct_count(rule, SCT_EXEMPTED);
	return true;
}

void sct_fail(struct sct_call *call, unsigned int rule, long error)
{
	sct_count(rule, SCT_ACTED);
	call->decided = true;
	call->result = error;
}

/*
 * The signal takes effect when the call returns; that it has no effect before is what the error
 * is for.
 */
void sct_kill(struct sct_call *call, unsigned int rule, int signal)
{
	kill_pid(task_tgid(current), signal, 1);
	sct_fail(call, rule, -EPERM);
}

/* Gives the call another argument; its caller's registers stay what they are. */
void sct_rewrite(struct sct_call *call, unsigned int rule, unsigned int slot, u64 value,
		 bool compat)
{
	struct pt_regs *regs = &call->changed;
	unsigned long *const native[] = { &regs->di,  &regs->si, &regs->dx,
					  &regs->r10, &regs->r8, &regs->r9 };
	unsigned long *const ia32[] = { &regs->bx, &regs->cx, &regs->dx,
					&regs->si, &regs->di, &regs->bp };

	if (!call->rewritten)
		*regs = *call->regs;
	call->rewritten = true;
	*(compat ? ia32 : native)[slot] = compat ? (u32)value : value;
	/* Rules below see the argument that the call gets. */
	call->slots[slot] = compat ? (u32)value : value;
	sct_count(rule, SCT_ACTED);
}
