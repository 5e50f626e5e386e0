// SPDX-License-Identifier: GPL-2.0 OR BSD-3-Clause
/*
 * Redirects the entries of system calls to the wrappers in rules.c, and undoes it without ever
 * freeing code that some thread still runs.
 */
#include <linux/delay.h>
#include <linux/ftrace.h>
#include <linux/kprobes.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/percpu.h>
#include <linux/rcupdate.h>
#include <linux/slab.h>
#include <linux/sort.h>

#include <asm/ibt.h>
#include <asm/syscall.h>

#include "sct.h"

/*
 * Where a function's call to ftrace lies, and what runs in its stead; in the order of the
 * addresses.
 */
struct sct_place {
	unsigned long address;
	unsigned long wrapper;
};

static struct sct_place *sct_places;
static bool sct_active;
static DEFINE_MUTEX(sct_hooks_lock);

/*
 * Threads that are inside of this module. Each processor counts for itself; only the sum means
 * anything.
 */
static DEFINE_PER_CPU(long, sct_inside);

/*
 * Called at the first instruction of a hooked function. The function's only argument is the
 * registers of the call (arch/x86/include/asm/syscall_wrapper.h). Registers that a wrapper has
 * marked go on to the function itself.
 */
static void notrace sct_redirect(unsigned long ip, unsigned long parent_ip, struct ftrace_ops *ops,
				 struct ftrace_regs *fregs)
{
	struct pt_regs *regs = ftrace_get_regs(fregs);
	struct pt_regs *call = (struct pt_regs *)regs->di;
	unsigned int low = 0, high = sct_hook_count;

	if (call->flags & SCT_PASSED) {
		call->flags &= ~SCT_PASSED;
		return;
	}
	while (high - low > 1) {
		unsigned int middle = (low + high) / 2;

		if (sct_places[middle].address <= ip)
			low = middle;
		else
			high = middle;
	}
	if (ip - sct_places[low].address <= ENDBR_INSN_SIZE)
		regs->ip = sct_places[low].wrapper;
}

/* sct_redirect() calls nothing, so ftrace need not guard it against itself. */
static struct ftrace_ops sct_ops = {
	.func = sct_redirect,
	.flags = FTRACE_OPS_FL_SAVE_REGS | FTRACE_OPS_FL_IPMODIFY | FTRACE_OPS_FL_PERMANENT,
};

/* kallsyms_lookup_name() is not exported; a kprobe that is never armed finds the same. */
unsigned long sct_address_of(const char *symbol)
{
	struct kprobe probe = { .symbol_name = symbol, .flags = KPROBE_FLAG_DISABLED };
	unsigned long address;

	if (register_kprobe(&probe) < 0)
		return 0;
	address = (unsigned long)probe.addr;
	unregister_kprobe(&probe);
	/*
	 * Where indirect branches are tracked, a probe lies behind the mark of the function's
	 * start.
	 */
	if (is_endbr(*(u32 *)(address - ENDBR_INSN_SIZE)))
		address -= ENDBR_INSN_SIZE;
	return address;
}

static int sct_compare_places(const void *left, const void *right)
{
	const struct sct_place *one = left, *other = right;

	return one->address < other->address ? -1 : one->address > other->address;
}

/* Finds the functions. Nothing acts before sct_hooks_start(). */
int sct_hooks_resolve(void)
{
	unsigned int i;

	sct_places = kvcalloc(sct_hook_count, sizeof(*sct_places), GFP_KERNEL);
	if (!sct_places)
		return -ENOMEM;
	for (i = 0; i < sct_hook_count; i++) {
		sct_hooks[i].original = sct_address_of(sct_hooks[i].symbol);
		if (!sct_hooks[i].original) {
			pr_err("%s: this kernel has no function %s\n", KBUILD_MODNAME,
			       sct_hooks[i].symbol);
			kvfree(sct_places);
			return -ENOENT;
		}
		sct_places[i].address = sct_hooks[i].original;
		sct_places[i].wrapper = sct_hooks[i].wrapper;
	}
	sort(sct_places, sct_hook_count, sizeof(*sct_places), sct_compare_places, NULL);
	return 0;
}

static int sct_set_filter(void)
{
	unsigned int i;
	int error;

	for (i = 0; i < sct_hook_count; i++) {
		error = ftrace_set_filter_ip(&sct_ops, sct_places[i].address, 0, i == 0);
		if (error) {
			pr_err("%s: the function at %pS cannot be hooked: it cannot be traced\n",
			       KBUILD_MODNAME, (void *)sct_places[i].address);
			return error;
		}
	}
	return 0;
}

/*
 * Makes the rules act. While they do the module holds itself, so that it cannot be removed
 * beneath them.
 */
int sct_hooks_start(void)
{
	int error = 0;

	mutex_lock(&sct_hooks_lock);
	if (!sct_active && sct_hook_count) {
		error = sct_set_filter();
		if (!error)
			error = register_ftrace_function(&sct_ops);
		if (error == -EBUSY)
			pr_err("%s: another module has redirected one of the calls already\n",
			       KBUILD_MODNAME);
	}
	if (!error && !sct_active) {
		__module_get(THIS_MODULE);
		sct_active = true;
	}
	mutex_unlock(&sct_hooks_lock);
	return error;
}

static bool sct_anyone_inside(void)
{
	long inside = 0;
	int cpu;

	for_each_possible_cpu(cpu)
		inside += per_cpu(sct_inside, cpu);
	return inside != 0;
}

/* Waits for threads that have come in before the hooks were taken away. */
static bool sct_wait_until_empty(unsigned int milliseconds)
{
	/*
	 * A thread that was redirected and has not counted itself yet cannot sleep before it
	 * does; one that has left runs a few instructions more. Both are over when each task
	 * has slept by itself or was in user space.
	 */
	synchronize_rcu_tasks();
	while (sct_anyone_inside()) {
		if (!milliseconds)
			return false;
		msleep(20);
		milliseconds -= min(milliseconds, 20U);
	}
	synchronize_rcu_tasks();
	return true;
}

/*
 * Takes the rules out of force; all or nothing. -EBUSY if a thread sleeps in a call whose end a
 * rule awaits: the rules act on, since that thread will come back into this module.
 */
int sct_hooks_stop(void)
{
	int error = 0;

	mutex_lock(&sct_hooks_lock);
	if (sct_active) {
		/* There is none without hooks, or where an earlier stop could not undo itself. */
		if (sct_ops.flags & FTRACE_OPS_FL_ENABLED)
			unregister_ftrace_function(&sct_ops);
		if (sct_wait_until_empty(500)) {
			sct_active = false;
			module_put(THIS_MODULE);
		} else {
			error = register_ftrace_function(&sct_ops);
			if (!error)
				error = -EBUSY;
		}
	}
	mutex_unlock(&sct_hooks_lock);
	return error;
}

/* The hooks are gone already: the module could not be removed else. */
void sct_hooks_remove(void)
{
	while (!sct_wait_until_empty(60000))
		pr_warn("%s: waits for a call that is still under way\n", KBUILD_MODNAME);
	ftrace_free_filter(&sct_ops);
	kvfree(sct_places);
}

/*
 * Begins a decision. The argument registers are those of
 * arch/x86/include/asm/syscall_wrapper.h.
 */
void sct_enter(struct sct_call *call, const struct pt_regs *regs, bool compat)
{
	this_cpu_inc(sct_inside);
	memset(call, 0, offsetof(struct sct_call, changed));
	memset(call->strings, 0, sizeof(call->strings));
	call->regs = regs;
	if (compat) {
		call->slots[0] = (u32)regs->bx;
		call->slots[1] = (u32)regs->cx;
		call->slots[2] = (u32)regs->dx;
		call->slots[3] = (u32)regs->si;
		call->slots[4] = (u32)regs->di;
		call->slots[5] = (u32)regs->bp;
	} else {
		call->slots[0] = regs->di;
		call->slots[1] = regs->si;
		call->slots[2] = regs->dx;
		call->slots[3] = regs->r10;
		call->slots[4] = regs->r8;
		call->slots[5] = regs->r9;
	}
}

void sct_forget_strings(struct sct_call *call)
{
	unsigned int i;

	for (i = 0; i < SCT_STRINGS; i++)
		kfree(call->strings[i].room);
}

/* Ends a decision: the call's result, or SCT_GO_ON. */
long sct_leave(struct sct_call *call)
{
	sct_forget_strings(call);
	this_cpu_dec(sct_inside);
	return call->decided ? call->result : SCT_GO_ON;
}

/* Makes the call and comes back. */
long sct_call_original(struct sct_call *call, unsigned int hook)
{
	const struct pt_regs *regs = call->rewritten ? &call->changed : call->regs;

	return sct_go_on(hook, regs);
}
