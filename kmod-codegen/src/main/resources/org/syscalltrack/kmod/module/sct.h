/* SPDX-License-Identifier: GPL-2.0 OR BSD-3-Clause */
/* What the rules' code and the parts of the module know of each other. */
#ifndef SCT_H
#define SCT_H

#include <linux/kernel.h>
#include <linux/limits.h>
#include <linux/proc_fs.h>
#include <linux/ptrace.h>
#include <linux/sched.h>
#include <linux/seq_file.h>
#include <linux/types.h>
#include <linux/uaccess.h>

#include "rules.h"

/* The truth of a condition: Kleene's logic, with two grades of unknown. */
enum sct_truth {
	SCT_FALSE,
	SCT_TRUE,
	SCT_ABSENT, /* unknown, through absent operands only */
	SCT_UNREADABLE, /* unknown, through an operand that could not be read */
};

/* Why a value is missing: bits, so that an expression's are the or of its operands'. */
#define SCT_IS_ABSENT 1U
#define SCT_IS_UNREADABLE 2U

/* A string as it was read once. */
struct sct_string {
	const char *bytes;
	void *room; /* what is to be freed */
	u16 length; /* without the NUL */
	u8 missing; /* 0, or why there is no string */
	bool asked;
	bool cut; /* the string goes on beyond its first 4095 bytes */
};

/* A number that was read at the entry, for a rule after the call. */
struct sct_kept_number {
	s64 value;
	unsigned int missing;
};

/* A call that is under way: lives on the stack of the thread that makes it. */
struct sct_call {
	const struct pt_regs *regs;
	u64 slots[6]; /* the argument registers at the entry */
	u32 memory[6]; /* the arguments behind a pointer, of socketcall and the old mmap */
	u8 memory_missing;
	u8 flags; /* SCT_RECORD_ bits of the rule that matched last */
	bool decided; /* the call does not go on: its result is set */
	bool rewritten;
	long result;
	struct sct_kept_number numbers[SCT_NUMBERS];
	struct pt_regs changed; /* what the call gets instead of its registers, if rewritten */
	struct sct_string strings[SCT_STRINGS];
};

/* What a decision returns where the call is to go on; no system call has this result. */
#define SCT_GO_ON LONG_MIN

/* What is counted for each rule, in the order of docs/object-format.md. */
enum sct_counter {
	SCT_MATCHED,
	SCT_ACTED,
	SCT_COUNT_UNREADABLE,
	SCT_RACED,
	SCT_UNSEEN,
	SCT_SUPPRESSED,
	SCT_DROPPED,
	SCT_EXEMPTED,
	SCT_COUNTERS
};

/* What a rule did, as an event says it: org.syscalltrack.dsl.event.Verdict. */
enum sct_verdict {
	SCT_VERDICT_LOG = 1,
	SCT_VERDICT_FAIL,
	SCT_VERDICT_KILL,
	SCT_VERDICT_SUSPEND,
	SCT_VERDICT_PASS,
	SCT_VERDICT_COUNT,
	SCT_VERDICT_REWRITE,
};

/* One redirected function. */
struct sct_hook {
	const char *symbol;
	unsigned long wrapper;
	unsigned long original; /* filled when the module is loaded */
};

/* rules.c */
extern struct sct_hook sct_hooks[];
extern const unsigned int sct_hook_count;

/* texts.S */
extern const char sct_manifest[], sct_manifest_end[];
extern const char sct_schema[], sct_schema_end[];
extern const char sct_source[], sct_source_end[];

/* hooks.c */
int sct_hooks_resolve(void);
int sct_hooks_start(void);
int sct_hooks_stop(void);
void sct_hooks_remove(void);
unsigned long sct_address_of(const char *symbol);
void sct_enter(struct sct_call *call, const struct pt_regs *regs, bool compat);
long sct_leave(struct sct_call *call);
void sct_forget_strings(struct sct_call *call);
long sct_call_original(struct sct_call *call, unsigned int hook);

/*
 * Marks registers whose call goes to the original function now. The upper half of the flags
 * register is always zero and nothing that a program does can set it, so no caller can ask for
 * this.
 */
#define SCT_PASSED BIT_ULL(62)

/* The call itself. Without anything to do after it this is a jump. */
static __always_inline long sct_go_on(unsigned int hook, const struct pt_regs *regs)
{
	((struct pt_regs *)regs)->flags |= SCT_PASSED;
	return ((long (*)(const struct pt_regs *))sct_hooks[hook].original)(regs);
}

#ifdef SCT_HAS_PATHS
/* paths.c */
int sct_paths_prepare(void);
#endif

/* strings.c */
int sct_strings_create(void);
void sct_strings_destroy(void);

/* files.c */
extern pid_t sct_reader;
int sct_files_create(void);
void sct_files_remove(void);

/* events.c */
extern unsigned int sct_generation;
int sct_events_create(void);
void sct_events_destroy(void);
int sct_events_map(struct file *file, struct vm_area_struct *vma);
void sct_count(unsigned int rule, enum sct_counter counter);
u64 sct_counted(unsigned int rule, enum sct_counter counter);
bool sct_match(struct sct_call *call, unsigned int rule, enum sct_truth truth,
	       bool unreadable_matches);

#define SCT_RECORD_TRUNCATED 1
#define SCT_RECORD_UNREADABLE 4

/*
 * What an event is made of before it goes to the ring: the fixed parts of its fields, and its
 * strings.
 */
struct sct_event {
	u64 fields[SCT_EVENT_WORDS];
	const struct sct_string *texts[SCT_EVENT_TEXTS];
	u64 unknown; /* bit n: field n could not be read */
	unsigned int field_count;
	unsigned int word_count;
	unsigned int text_count;
	u8 flags;
};

static inline void sct_event_begin(struct sct_event *event, u8 flags)
{
	event->unknown = 0;
	event->field_count = 0;
	event->word_count = 0;
	event->text_count = 0;
	event->flags = flags;
}

void sct_event_integer(struct sct_event *event, s64 value, unsigned int missing);
void sct_event_name(struct sct_event *event, const struct sct_string *name);
void sct_event_string(struct sct_event *event, const struct sct_string *string);
void sct_event_send(const struct sct_event *event, unsigned int rule, u16 layout,
		    enum sct_verdict verdict);

/* A token bucket for the events of a rule. */
struct sct_rate {
	spinlock_t lock; /* over tokens and last */
	u64 tokens; /* in nanoseconds of the period */
	u64 last;
	u64 cost; /* nanoseconds that one event costs */
	u64 burst; /* the most tokens */
};

bool sct_rate_allows(struct sct_rate *rate, unsigned int rule);

/* actions.c */
bool sct_spares(unsigned int rule);
void sct_fail(struct sct_call *call, unsigned int rule, long error);
void sct_kill(struct sct_call *call, unsigned int rule, int signal);
void sct_rewrite(struct sct_call *call, unsigned int rule, unsigned int slot, u64 value,
		 bool compat);

#ifdef SCT_HAS_SUSPEND
/* suspend.c: what becomes of a suspended call whose time is over */
enum sct_timeout {
	SCT_RESUME,
	SCT_KILL,
	SCT_FAIL,
};

void sct_suspend(struct sct_call *call, unsigned int rule, unsigned int milliseconds,
		 enum sct_timeout timeout);
bool sct_was_suspended(struct sct_call *call);
int sct_resume(pid_t process);
int sct_suspended_show(struct seq_file *file, void *unused);
void sct_suspend_end(void);
#endif

#ifdef SCT_HAS_COUNTS
/* counts.c: a rule counts for each combination of values, its key */
struct sct_key;

struct sct_key *sct_key_create(unsigned int rule, unsigned int bytes);
void sct_key_integer(struct sct_key *key, s64 value, unsigned int missing);
void sct_key_name(struct sct_key *key, const struct sct_string *name);
void sct_key_string(struct sct_key *key, const struct sct_string *string);
void sct_key_count(struct sct_key *key);
int sct_keys_show(struct seq_file *file, void *unused);
void sct_keys_free(void);
#endif

/* Whether the calling process reads the events: what it does to read them is not to make more. */
static inline bool sct_is_reader(void)
{
	return current->tgid == READ_ONCE(sct_reader);
}

/*
 * The number of a call, without the mark of the x32 ABI, whose calls come by the same
 * functions.
 */
static inline unsigned int sct_number_of(const struct pt_regs *regs)
{
	return (u32)regs->orig_ax & ~0x40000000U;
}

static inline enum sct_truth sct_is(bool holds)
{
	return holds ? SCT_TRUE : SCT_FALSE;
}

/* Whether a rule's filter is true, with what was missing. */
static inline enum sct_truth sct_known(bool holds, unsigned int missing)
{
	if (!missing)
		return holds ? SCT_TRUE : SCT_FALSE;
	return missing & SCT_IS_UNREADABLE ? SCT_UNREADABLE : SCT_ABSENT;
}

static inline enum sct_truth sct_and(enum sct_truth left, enum sct_truth right)
{
	if (left == SCT_FALSE || right == SCT_FALSE)
		return SCT_FALSE;
	return left > right ? left : right;
}

static inline enum sct_truth sct_or(enum sct_truth left, enum sct_truth right)
{
	if (left == SCT_TRUE || right == SCT_TRUE)
		return SCT_TRUE;
	return left > right ? left : right;
}

static inline enum sct_truth sct_not(enum sct_truth operand)
{
	if (operand > SCT_TRUE)
		return operand;
	return operand == SCT_TRUE ? SCT_FALSE : SCT_TRUE;
}

/* Reads a number at the entry, for a rule after the call. */
static inline void sct_keep(struct sct_call *call, unsigned int place,
			    s64 (*accessor)(const struct sct_call *call, unsigned int *missing))
{
	call->numbers[place].value = accessor(call, &call->numbers[place].missing);
}

static inline s64 sct_kept(const struct sct_call *call, unsigned int place, unsigned int *missing)
{
	*missing |= call->numbers[place].missing;
	return call->numbers[place].value;
}

/* 1 or 0; what is missing of an unknown condition goes to *missing. */
static inline s64 sct_number(enum sct_truth truth, unsigned int *missing)
{
	if (truth == SCT_UNREADABLE)
		*missing |= SCT_IS_UNREADABLE;
	else if (truth == SCT_ABSENT)
		*missing |= SCT_IS_ABSENT;
	return truth == SCT_TRUE;
}

#endif
