// SPDX-License-Identifier: GPL-2.0 OR BSD-3-Clause
/*
 * Suspended calls. Nothing sleeps in here: the process gets SIGSTOP and the call
 * -ERESTARTNOINTR, so that it stops on its way out of the kernel, and makes the same call again
 * when something continues it. It is let through then if it was resumed, and stops again if
 * not.
 */
#include <linux/errno.h>
#include <linux/jiffies.h>
#include <linux/list.h>
#include <linux/pid.h>
#include <linux/sched/signal.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/workqueue.h>

#include "sct.h"

enum sct_held {
	SCT_HELD,
	SCT_RESUMED,
	SCT_FAILED,
};

/* A suspended call of a thread, until it goes on or the thread is gone. */
struct sct_suspension {
	struct list_head list;
	struct pid *thread;
	struct pid *process;
	unsigned int rule;
	enum sct_held state;
	enum sct_timeout timeout;
	struct delayed_work timer;
	/* Which call it is: a signal's handler may make others meanwhile. */
	unsigned long ip;
	unsigned long sp;
	unsigned long number;
};

static LIST_HEAD(sct_suspensions);
static DEFINE_SPINLOCK(sct_suspensions_lock);

static bool sct_is_gone(struct sct_suspension *suspension)
{
	bool gone;

	rcu_read_lock();
	gone = !pid_task(suspension->thread, PIDTYPE_PID);
	rcu_read_unlock();
	return gone;
}

static void sct_suspension_free(struct sct_suspension *suspension)
{
	cancel_delayed_work_sync(&suspension->timer);
	put_pid(suspension->thread);
	put_pid(suspension->process);
	kfree(suspension);
}

/* Frees what belongs to threads that were killed. */
static void sct_forget_gone(void)
{
	struct sct_suspension *suspension, *next;
	LIST_HEAD(gone);

	spin_lock(&sct_suspensions_lock);
	list_for_each_entry_safe(suspension, next, &sct_suspensions, list) {
		if (sct_is_gone(suspension))
			list_move(&suspension->list, &gone);
	}
	spin_unlock(&sct_suspensions_lock);
	list_for_each_entry_safe(suspension, next, &gone, list)
		sct_suspension_free(suspension);
}

static void sct_time_is_over(struct work_struct *work)
{
	struct sct_suspension *suspension =
		container_of(to_delayed_work(work), struct sct_suspension, timer);
	int signal = suspension->timeout == SCT_KILL ? SIGKILL : SIGCONT;

	spin_lock(&sct_suspensions_lock);
	if (suspension->state == SCT_HELD && suspension->timeout == SCT_RESUME)
		suspension->state = SCT_RESUMED;
	else if (suspension->state == SCT_HELD)
		suspension->state = SCT_FAILED;
	spin_unlock(&sct_suspensions_lock);
	kill_pid(suspension->process, signal, 1);
}

/*
 * Lets the thread stop before it comes back to its program, and make the call again after that.
 */
static void sct_stop(struct sct_call *call)
{
	call->decided = true;
	/* Nothing stops process 1, and the kernel's own error must not reach its program. */
	call->result = current->tgid == 1 ? -EINTR : -ERESTARTNOINTR;
	kill_pid(task_tgid(current), SIGSTOP, 1);
}

void sct_suspend(struct sct_call *call, unsigned int rule, unsigned int milliseconds,
		 enum sct_timeout timeout)
{
	struct sct_suspension *suspension;

	sct_forget_gone();
	suspension = kzalloc(sizeof(*suspension), GFP_KERNEL);
	if (!suspension) {
		/* What cannot be held must not go on: the rule asked for that. */
		sct_fail(call, rule, -ENOMEM);
		return;
	}
	suspension->thread = get_pid(task_pid(current));
	suspension->process = get_pid(task_tgid(current));
	suspension->rule = rule;
	suspension->timeout = timeout;
	suspension->ip = call->regs->ip;
	suspension->sp = call->regs->sp;
	suspension->number = call->regs->orig_ax;
	INIT_DELAYED_WORK(&suspension->timer, sct_time_is_over);
	spin_lock(&sct_suspensions_lock);
	list_add_tail(&suspension->list, &sct_suspensions);
	spin_unlock(&sct_suspensions_lock);
	sct_count(rule, SCT_ACTED);
	sct_stop(call);
	if (milliseconds)
		schedule_delayed_work(&suspension->timer, msecs_to_jiffies(milliseconds));
}

/*
 * Whether this very call was suspended before. It stops again unless it was resumed; then it
 * goes on, and no rule is asked again.
 */
bool sct_was_suspended(struct sct_call *call)
{
	struct sct_suspension *suspension, *found = NULL;
	enum sct_held state = SCT_HELD;

	if (list_empty_careful(&sct_suspensions))
		return false;
	spin_lock(&sct_suspensions_lock);
	list_for_each_entry(suspension, &sct_suspensions, list) {
		if (suspension->thread == task_pid(current) && suspension->ip == call->regs->ip &&
		    suspension->sp == call->regs->sp && suspension->number == call->regs->orig_ax) {
			found = suspension;
			state = suspension->state;
			if (state != SCT_HELD)
				list_del(&suspension->list);
			break;
		}
	}
	spin_unlock(&sct_suspensions_lock);
	if (!found)
		return false;
	if (state == SCT_HELD) {
		sct_stop(call);
		return true;
	}
	sct_suspension_free(found);
	if (state == SCT_FAILED) {
		call->decided = true;
		call->result = -EPERM;
	}
	return true;
}

/* Lets all suspended calls of a process go on. -ESRCH if it has none. */
int sct_resume(pid_t process)
{
	struct sct_suspension *suspension;
	struct pid *found = NULL;

	sct_forget_gone();
	spin_lock(&sct_suspensions_lock);
	list_for_each_entry(suspension, &sct_suspensions, list) {
		if (pid_nr(suspension->process) == process && suspension->state == SCT_HELD) {
			suspension->state = SCT_RESUMED;
			if (!found)
				found = get_pid(suspension->process);
		}
	}
	spin_unlock(&sct_suspensions_lock);
	if (!found)
		return -ESRCH;
	kill_pid(found, SIGCONT, 1);
	put_pid(found);
	return 0;
}

/* One line for each: process, thread, rule. */
int sct_suspended_show(struct seq_file *file, void *unused)
{
	struct sct_suspension *suspension;

	sct_forget_gone();
	spin_lock(&sct_suspensions_lock);
	list_for_each_entry(suspension, &sct_suspensions, list) {
		if (suspension->state == SCT_HELD)
			seq_printf(file, "%d %d %u\n", pid_nr(suspension->process),
				   pid_nr(suspension->thread), suspension->rule);
	}
	spin_unlock(&sct_suspensions_lock);
	return 0;
}

/* The rules are gone, and with them the reason to hold anything. */
void sct_suspend_end(void)
{
	struct sct_suspension *suspension, *next;

	list_for_each_entry_safe(suspension, next, &sct_suspensions, list) {
		kill_pid(suspension->process, SIGCONT, 1);
		list_del(&suspension->list);
		sct_suspension_free(suspension);
	}
}
