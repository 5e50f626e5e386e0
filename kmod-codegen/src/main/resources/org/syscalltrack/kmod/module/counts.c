// SPDX-License-Identifier: GPL-2.0 OR BSD-3-Clause
/*
 * COUNT by keys: one number for each rule and each combination of values. A key lies in memory as
 * in the map of an eBPF program (docs/object-format.md): a mask of the values that are unknown,
 * then a part for each value, and zeros wherever a part is not filled.
 */
#include <linux/jhash.h>
#include <linux/list.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

#include "sct.h"

#define SCT_BUCKETS 1024
#define SCT_MOST_KEYS 10240 /* of each rule */
#define SCT_TEXT_BYTES 248 /* of a string */

struct sct_key {
	struct hlist_node node;
	u64 count;
	u32 rule;
	u32 bytes;
	/* While it is filled: */
	u32 parts;
	u32 filled; /* words */
	u64 words[]; /* the mask is the first */
};

static struct hlist_head sct_keys[SCT_BUCKETS];
static unsigned int sct_key_totals[SCT_RULES];
static DEFINE_SPINLOCK(sct_keys_lock);

/* Begins with a key, to be given to sct_key_count(); NULL if there is no memory for it. */
struct sct_key *sct_key_create(unsigned int rule, unsigned int bytes)
{
	struct sct_key *key;

	key = kzalloc(struct_size(key, words, bytes / sizeof(u64)), GFP_KERNEL);
	if (!key) {
		sct_count(rule, SCT_DROPPED);
		return NULL;
	}
	key->rule = rule;
	key->bytes = bytes;
	key->filled = 1;
	return key;
}

/* Where the next part lies. */
static u64 *sct_key_part(struct sct_key *key, unsigned int bytes, unsigned int missing)
{
	u64 *part = &key->words[key->filled];

	if (missing)
		key->words[0] |= BIT_ULL(key->parts);
	key->parts++;
	key->filled += bytes / sizeof(u64);
	return part;
}

void sct_key_integer(struct sct_key *key, s64 value, unsigned int missing)
{
	u64 *part = sct_key_part(key, sizeof(value), missing);

	*part = missing ? 0 : value;
}

void sct_key_name(struct sct_key *key, const struct sct_string *name)
{
	u64 *part = sct_key_part(key, TASK_COMM_LEN, name->missing);

	if (!name->missing)
		memcpy(part, name->bytes, min_t(size_t, name->length, TASK_COMM_LEN));
}

/* Strings whose length and first bytes are the same count as one. */
void sct_key_string(struct sct_key *key, const struct sct_string *string)
{
	u64 *part = sct_key_part(key, sizeof(u64) + SCT_TEXT_BYTES, string->missing);

	if (string->missing)
		return;
	part[0] = string->length;
	memcpy(&part[1], string->bytes, min_t(size_t, string->length, SCT_TEXT_BYTES));
}

static struct sct_key *sct_key_find(const struct sct_key *key, struct hlist_head *bucket)
{
	struct sct_key *found;

	hlist_for_each_entry(found, bucket, node) {
		if (found->rule == key->rule && !memcmp(found->words, key->words, key->bytes))
			return found;
	}
	return NULL;
}

/* Counts a key; it is this file's own from then on. */
void sct_key_count(struct sct_key *key)
{
	u32 hash = jhash2((u32 *)key->words, key->bytes / sizeof(u32), key->rule);
	struct hlist_head *bucket = &sct_keys[hash % SCT_BUCKETS];
	unsigned int rule = key->rule;
	struct sct_key *found;

	spin_lock(&sct_keys_lock);
	found = sct_key_find(key, bucket);
	if (!found && sct_key_totals[rule] < SCT_MOST_KEYS) {
		sct_key_totals[rule]++;
		hlist_add_head(&key->node, bucket);
		found = key;
		key = NULL;
	}
	if (found)
		found->count++;
	spin_unlock(&sct_keys_lock);
	kfree(key);
	sct_count(rule, found ? SCT_ACTED : SCT_DROPPED);
}

/*
 * For each key the number of its rule and its size, 32 bits each, its count, 64 bits, and its
 * bytes.
 */
int sct_keys_show(struct seq_file *file, void *unused)
{
	struct sct_key *key;
	unsigned int i;

	for (i = 0; i < SCT_BUCKETS; i++) {
		spin_lock(&sct_keys_lock);
		hlist_for_each_entry(key, &sct_keys[i], node) {
			seq_write(file, &key->rule, sizeof(key->rule));
			seq_write(file, &key->bytes, sizeof(key->bytes));
			seq_write(file, &key->count, sizeof(key->count));
			seq_write(file, key->words, key->bytes);
		}
		spin_unlock(&sct_keys_lock);
	}
	return 0;
}

/* No call is under way any more. */
void sct_keys_free(void)
{
	struct hlist_node *next;
	struct sct_key *key;
	unsigned int i;

	for (i = 0; i < SCT_BUCKETS; i++) {
		hlist_for_each_entry_safe(key, next, &sct_keys[i], node)
			kfree(key);
	}
}
