/* SPDX-License-Identifier: GPL-2.0 OR BSD-3-Clause */
/* What rules ask for: numbers of tasks, and integers in the caller's memory. */
#ifndef SCT_VALUES_H
#define SCT_VALUES_H

#include <linux/audit.h>
#include <linux/cgroup.h>
#include <linux/cred.h>
#include <linux/nsproxy.h>
#include <linux/pid_namespace.h>
#include <linux/proc_ns.h>
#include <linux/user_namespace.h>

#include <net/net_namespace.h>

#include "sct.h"

/* Ids as the initial user name space sees them. */
#define sct_user_id(task, which) ((s64)__kuid_val(task_cred_xxx(task, which)))
#define sct_group_id(task, which) ((s64)__kgid_val(task_cred_xxx(task, which)))

static inline s64 sct_login_uid(struct task_struct *task)
{
	return __kuid_val(audit_get_loginuid(task));
}

static inline s64 sct_audit_session(struct task_struct *task)
{
	return audit_get_sessionid(task);
}

static inline s64 sct_parent_pid(struct task_struct *task)
{
	s64 pid;

	rcu_read_lock();
	pid = rcu_dereference(task->real_parent)->tgid;
	rcu_read_unlock();
	return pid;
}

static inline s64 sct_session(struct task_struct *task)
{
	return task_session_nr_ns(task, &init_pid_ns);
}

static inline s64 sct_cgroup_id(struct task_struct *task)
{
	s64 id;

	rcu_read_lock();
	id = cgroup_id(task_dfl_cgroup(task));
	rcu_read_unlock();
	return id;
}

/*
 * struct mnt_namespace is private to fs/mount.h; its first member is this one, as for all name
 * spaces.
 */
static inline s64 sct_mount_namespace(void)
{
	return ((struct ns_common *)current->nsproxy->mnt_ns)->inum;
}

static inline s64 sct_pid_namespace(void)
{
	return task_active_pid_ns(current)->ns.inum;
}

static inline s64 sct_net_namespace(void)
{
	return current->nsproxy->net_ns->ns.inum;
}

static inline s64 sct_user_namespace(void)
{
	return current_user_ns()->ns.inum;
}

/* Whether a capability is effective, and not only within some name space of the user's own. */
static inline enum sct_truth sct_capable(int capability)
{
	return sct_known(current_user_ns() == &init_user_ns &&
				 cap_raised(current_cred()->cap_effective, capability),
			 0);
}

/* The error that a result stands for. */
static inline s64 sct_error_number(s64 result)
{
	return result < 0 && result >= -MAX_ERRNO ? -result : 0;
}

/* x / 0 is 0, and the least number / -1 is itself: no division traps. */
static inline s64 sct_divide(s64 left, s64 right)
{
	if (right == 0)
		return 0;
	return right == -1 ? -(u64)left : left / right;
}

static inline s64 sct_divide_unsigned(u64 left, u64 right)
{
	return right ? left / right : 0;
}

/* x % 0 is x. */
static inline s64 sct_remainder(s64 left, s64 right)
{
	if (right == 0)
		return left;
	return right == -1 ? 0 : left % right;
}

static inline s64 sct_remainder_unsigned(u64 left, u64 right)
{
	return right ? left % right : left;
}

struct sct_range {
	s64 low;
	s64 high;
};

/* values.c */
bool sct_in_ranges(s64 value, const struct sct_range *ranges, unsigned int count);
bool sct_in_unsigned_ranges(u64 value, const struct sct_range *ranges, unsigned int count);
s64 sct_result(const struct sct_call *call, bool compat);
void sct_read_memory(struct sct_call *call, unsigned int slot);
s64 sct_memory(const struct sct_call *call, unsigned int index, unsigned int *missing);
bool sct_user_field(void *to, unsigned int size, u64 address, unsigned int offset, int family,
		    s64 length, unsigned int *missing);
enum sct_truth sct_any_ancestor(struct sct_call *call,
				enum sct_truth (*test)(struct sct_call *call,
						       struct task_struct *task));

#define SCT_ANY_FAMILY (-1)
#define SCT_ANY_LENGTH S64_MAX

#endif
