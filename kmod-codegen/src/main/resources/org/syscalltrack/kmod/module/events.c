// SPDX-License-Identifier: GPL-2.0 OR BSD-3-Clause
/*
 * Counters, and the events in a ring of the same memory layout as a BPF ring buffer's
 * (kernel/bpf/ringbuf.c): the reader cannot tell the difference. Positions count bytes and
 * never wrap; a record lies at its position modulo the size of the data, which is mapped twice
 * in a row.
 */
#include <linux/mm.h>
#include <linux/module.h>
#include <linux/preempt.h>
#include <linux/slab.h>
#include <linux/spinlock.h>
#include <linux/timekeeping.h>
#include <linux/vmalloc.h>

#include "compat.h"
#include "sct.h"

#define SCT_RING_BYTES (4UL << 20)
#define SCT_DATA_PAGES (SCT_RING_BYTES >> PAGE_SHIFT)
#define SCT_RING_BUSY BIT(31) /* BPF_RINGBUF_BUSY_BIT */
#define SCT_RING_HEADER 8 /* BPF_RINGBUF_HDR_SZ */

unsigned int sct_generation = 1;
module_param_named(generation, sct_generation, uint, 0444);
MODULE_PARM_DESC(generation, "number of this upload of rules, written into every event");

/*
 * The header of a record, as org.syscalltrack.dsl.event.EventRecord states it; the fields
 * follow.
 */
struct sct_record {
	u64 time;
	u32 generation;
	u16 layout;
	u8 verdict;
	u8 flags;
	u32 process;
	u32 thread;
	u64 unknown;
	u64 fields[];
};

static struct page *sct_pages[2 + SCT_DATA_PAGES];
static void *sct_ring;
static DEFINE_SPINLOCK(sct_ring_lock);
static u64 **sct_counts;

static unsigned long *sct_consumed(void)
{
	return sct_ring;
}

static unsigned long *sct_produced(void)
{
	return sct_ring + PAGE_SIZE;
}

static void *sct_data(unsigned long position)
{
	return sct_ring + 2 * PAGE_SIZE + (position & (SCT_RING_BYTES - 1));
}

static void sct_free_pages(void)
{
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(sct_pages); i++) {
		if (sct_pages[i])
			__free_page(sct_pages[i]);
		sct_pages[i] = NULL;
	}
}

static int sct_ring_create(void)
{
	const unsigned int all = 2 + 2 * SCT_DATA_PAGES;
	struct page **twice;
	unsigned int i;

	for (i = 0; i < ARRAY_SIZE(sct_pages); i++) {
		sct_pages[i] = alloc_page(GFP_KERNEL_ACCOUNT | __GFP_ZERO);
		if (!sct_pages[i])
			goto no_memory;
	}
	twice = kvmalloc_array(all, sizeof(*twice), GFP_KERNEL);
	if (!twice)
		goto no_memory;
	for (i = 0; i < all; i++)
		twice[i] = sct_pages[i < ARRAY_SIZE(sct_pages) ? i : i - SCT_DATA_PAGES];
	sct_ring = vmap(twice, all, VM_MAP | VM_USERMAP, PAGE_KERNEL);
	kvfree(twice);
	if (sct_ring)
		return 0;
no_memory:
	sct_free_pages();
	return -ENOMEM;
}

static void sct_counts_free(void)
{
	unsigned int cpu;

	for (cpu = 0; cpu < nr_cpu_ids; cpu++)
		kvfree(sct_counts[cpu]);
	kfree(sct_counts);
}

int sct_events_create(void)
{
	unsigned int cpu;
	int error;

	sct_counts = kcalloc(nr_cpu_ids, sizeof(*sct_counts), GFP_KERNEL);
	if (!sct_counts)
		return -ENOMEM;
	for_each_possible_cpu(cpu) {
		sct_counts[cpu] = kvcalloc(SCT_RULES * SCT_COUNTERS, sizeof(u64), GFP_KERNEL);
		if (!sct_counts[cpu]) {
			sct_counts_free();
			return -ENOMEM;
		}
	}
	error = sct_ring_create();
	if (error)
		sct_counts_free();
	return error;
}

void sct_events_destroy(void)
{
	/* A reader that has mapped the pages keeps them. */
	vunmap(sct_ring);
	sct_free_pages();
	sct_counts_free();
}

/* The reader's own page may be written, the rest only be read. */
int sct_events_map(struct file *file, struct vm_area_struct *vma)
{
	if (vma->vm_flags & VM_WRITE) {
		if (vma->vm_pgoff != 0 || vma->vm_end - vma->vm_start != PAGE_SIZE)
			return -EPERM;
	} else {
		sct_forbid_writing(vma);
	}
	return remap_vmalloc_range(vma, sct_ring, vma->vm_pgoff);
}

void sct_count(unsigned int rule, enum sct_counter counter)
{
	preempt_disable();
	sct_counts[smp_processor_id()][rule * SCT_COUNTERS + counter]++;
	preempt_enable();
}

u64 sct_counted(unsigned int rule, enum sct_counter counter)
{
	unsigned int cpu;
	u64 sum = 0;

	for_each_possible_cpu(cpu)
		sum += READ_ONCE(sct_counts[cpu][rule * SCT_COUNTERS + counter]);
	return sum;
}

/* Decides by a filter's truth whether its rule matches, and counts. */
bool sct_match(struct sct_call *call, unsigned int rule, enum sct_truth truth,
	       bool unreadable_matches)
{
	call->flags = 0;
	if (truth == SCT_UNREADABLE) {
		sct_count(rule, SCT_COUNT_UNREADABLE);
		if (unreadable_matches) {
			call->flags = SCT_RECORD_UNREADABLE;
			truth = SCT_TRUE;
		}
	}
	if (truth != SCT_TRUE)
		return false;
	sct_count(rule, SCT_MATCHED);
	return true;
}

static void sct_event_unknown(struct sct_event *event, unsigned int missing)
{
	if (missing)
		event->unknown |= BIT_ULL(event->field_count);
	event->field_count++;
}

void sct_event_integer(struct sct_event *event, s64 value, unsigned int missing)
{
	event->fields[event->word_count++] = missing ? 0 : value;
	sct_event_unknown(event, missing);
}

void sct_event_name(struct sct_event *event, const struct sct_string *name)
{
	char *room = (char *)&event->fields[event->word_count];

	memset(room, 0, TASK_COMM_LEN);
	if (!name->missing)
		memcpy(room, name->bytes, min_t(size_t, name->length, TASK_COMM_LEN));
	event->word_count += TASK_COMM_LEN / sizeof(u64);
	sct_event_unknown(event, name->missing);
}

void sct_event_string(struct sct_event *event, const struct sct_string *string)
{
	event->fields[event->word_count++] = string->missing ? 0 : string->length;
	if (!string->missing) {
		event->texts[event->text_count++] = string;
		if (string->cut)
			event->flags |= SCT_RECORD_TRUNCATED;
	}
	sct_event_unknown(event, string->missing);
}

/* Takes room in the ring for a record of so many bytes; NULL if the reader is too far behind. */
static void *sct_ring_reserve(unsigned int bytes)
{
	unsigned long position, next;
	void *record = NULL;

	spin_lock(&sct_ring_lock);
	position = *sct_produced();
	next = position + round_up(bytes + SCT_RING_HEADER, 8);
	/*
	 * The reader's position is its own business: whatever it says, we stay within the data.
	 */
	if (next - smp_load_acquire(sct_consumed()) < SCT_RING_BYTES) {
		record = sct_data(position);
		WRITE_ONCE(*(u32 *)record, bytes | SCT_RING_BUSY);
		/*
		 * The reader must see that the record is busy before it sees that there is one.
		 */
		smp_store_release(sct_produced(), next);
	}
	spin_unlock(&sct_ring_lock);
	return record ? record + SCT_RING_HEADER : NULL;
}

/* Lets the reader have a record. Nothing between taking the room and this may sleep. */
static void sct_ring_commit(void *record, unsigned int bytes)
{
	/* The reader loads the length with acquire: what was written before is there then. */
	smp_store_release((u32 *)(record - SCT_RING_HEADER), bytes);
}

void sct_event_send(const struct sct_event *event, unsigned int rule, u16 layout,
		    enum sct_verdict verdict)
{
	unsigned int bytes = sizeof(struct sct_record) + event->word_count * sizeof(u64);
	struct sct_record *record;
	unsigned int i;
	char *text;

	for (i = 0; i < event->text_count; i++)
		bytes += event->texts[i]->length;
	preempt_disable();
	record = sct_ring_reserve(bytes);
	if (record) {
		record->time = ktime_get_boottime_ns();
		record->generation = sct_generation;
		record->layout = layout;
		record->verdict = verdict;
		record->flags = event->flags;
		record->process = current->tgid;
		record->thread = current->pid;
		record->unknown = event->unknown;
		memcpy(record->fields, event->fields, event->word_count * sizeof(u64));
		text = (char *)&record->fields[event->word_count];
		for (i = 0; i < event->text_count; i++) {
			memcpy(text, event->texts[i]->bytes, event->texts[i]->length);
			text += event->texts[i]->length;
		}
		sct_ring_commit(record, bytes);
	}
	preempt_enable();
	if (!record)
		sct_count(rule, SCT_DROPPED);
}

/* Takes a token for an event of the rule, or counts that there was none. */
bool sct_rate_allows(struct sct_rate *rate, unsigned int rule)
{
	u64 now = ktime_get_boottime_ns();
	bool allowed;

	spin_lock(&rate->lock);
	if (!rate->last)
		rate->tokens = rate->burst;
	else
		rate->tokens = min(rate->burst, rate->tokens + (now - rate->last));
	rate->last = now;
	allowed = rate->tokens >= rate->cost;
	if (allowed)
		rate->tokens -= rate->cost;
	spin_unlock(&rate->lock);
	if (!allowed)
		sct_count(rule, SCT_SUPPRESSED);
	return allowed;
}
