// SPDX-License-Identifier: GPL-2.0 OR BSD-3-Clause
/* Values that take more than a line. */
#include <linux/errno.h>
#include <linux/rcupdate.h>
#include <linux/sched/task.h>
#include <linux/socket.h>

#include "values.h"

#define SCT_MOST_ANCESTORS 32
#define SCT_LOWEST_RESTART (-516) /* ERESTART_RESTARTBLOCK */
#define SCT_HIGHEST_RESTART (-512) /* ERESTARTSYS */

/*
 * The call's result as the program sees it: -EINTR where the kernel's own numbers ask to
 * restart the call.
 */
s64 sct_result(const struct sct_call *call, bool compat)
{
	s64 result = compat ? (s32)call->result : call->result;

	return result >= SCT_LOWEST_RESTART && result <= SCT_HIGHEST_RESTART ? -EINTR : result;
}

/* Copies the arguments that lie behind a pointer: once, for all rules. */
void sct_read_memory(struct sct_call *call, unsigned int slot)
{
	const void __user *from = (const void __user *)call->slots[slot];

	/* Fewer may be mapped than there could be. */
	if (copy_from_user(call->memory, from, sizeof(call->memory)) == sizeof(call->memory))
		call->memory_missing = SCT_IS_UNREADABLE;
}

s64 sct_memory(const struct sct_call *call, unsigned int index, unsigned int *missing)
{
	*missing |= call->memory_missing;
	return call->memory[index];
}

/* The ranges are sorted and apart from each other. */
bool sct_in_ranges(s64 value, const struct sct_range *ranges, unsigned int count)
{
	unsigned int low = 0, high = count;

	while (low < high) {
		unsigned int middle = (low + high) / 2;

		if (value < ranges[middle].low)
			high = middle;
		else if (value > ranges[middle].high)
			low = middle + 1;
		else
			return true;
	}
	return false;
}

bool sct_in_unsigned_ranges(u64 value, const struct sct_range *ranges, unsigned int count)
{
	unsigned int low = 0, high = count;

	while (low < high) {
		unsigned int middle = (low + high) / 2;

		if (value < (u64)ranges[middle].low)
			high = middle;
		else if (value > (u64)ranges[middle].high)
			low = middle + 1;
		else
			return true;
	}
	return false;
}

/*
 * Reads a field of a struct in the caller's memory. It is absent behind a NULL pointer, in a
 * socket address of another family, and beyond the length that the caller gives.
 */
bool sct_user_field(void *to, unsigned int size, u64 address, unsigned int offset, int family,
		    s64 length, unsigned int *missing)
{
	const char __user *from = (const char __user *)address;
	u16 actual;

	memset(to, 0, size);
	if (!from || length < offset + size) {
		*missing |= SCT_IS_ABSENT;
		return false;
	}
	if (family != SCT_ANY_FAMILY) {
		if (copy_from_user(&actual, from, sizeof(actual))) {
			*missing |= SCT_IS_UNREADABLE;
			return false;
		}
		if (actual != family) {
			*missing |= SCT_IS_ABSENT;
			return false;
		}
	}
	if (copy_from_user(to, from + offset, size)) {
		*missing |= SCT_IS_UNREADABLE;
		return false;
	}
	return true;
}

/* Asks the process's ancestors, the nearest first, until one gives true. */
enum sct_truth sct_any_ancestor(struct sct_call *call,
				enum sct_truth (*test)(struct sct_call *call,
						       struct task_struct *task))
{
	enum sct_truth truth = SCT_FALSE;
	struct task_struct *task, *parent;
	unsigned int distance;

	task = current->group_leader;
	get_task_struct(task);
	for (distance = 0; distance < SCT_MOST_ANCESTORS && truth != SCT_TRUE; distance++) {
		rcu_read_lock();
		parent = rcu_dereference(task->real_parent)->group_leader;
		get_task_struct(parent);
		rcu_read_unlock();
		put_task_struct(task);
		task = parent;
		/* The idle task, which has no parent. */
		if (task->pid == 0)
			break;
		truth = sct_or(truth, test(call, task));
	}
	put_task_struct(task);
	return truth;
}
