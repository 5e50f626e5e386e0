// SPDX-License-Identifier: GPL-2.0 OR BSD-3-Clause
/*
 * COUNT: one number for each rule and each value of its keys. A key is kept as the text that
 * /proc shows: integers in decimal, strings in quotes with everything else than plain
 * characters as \xHH, ? for what could not be read.
 */
#include <linux/jhash.h>
#include <linux/list.h>
#include <linux/slab.h>
#include <linux/spinlock.h>

#include "sct.h"

#define SCT_BUCKETS 1024
#define SCT_MOST_KEYS 10240

struct sct_counted_key {
	struct hlist_node node;
	u64 count;
	u32 rule;
	u16 length;
	char text[];
};

static struct hlist_head sct_keys[SCT_BUCKETS];
static DEFINE_SPINLOCK(sct_keys_lock);
static unsigned int sct_key_total;

void sct_key_begin(struct sct_key *key, unsigned int rule)
{
	key->rule = rule;
	key->length = 0;
}

static void sct_key_add(struct sct_key *key, const char *text)
{
	key->length += scnprintf(key->text + key->length, SCT_KEY_BYTES - key->length, "%s", text);
}

static void sct_key_next(struct sct_key *key)
{
	if (key->length)
		sct_key_add(key, " ");
}

void sct_key_integer(struct sct_key *key, s64 value, unsigned int missing)
{
	char text[24];

	sct_key_next(key);
	snprintf(text, sizeof(text), "%lld", value);
	sct_key_add(key, missing ? "?" : text);
}

void sct_key_string(struct sct_key *key, const struct sct_string *string)
{
	unsigned int i;
	char text[8];

	sct_key_next(key);
	if (string->missing) {
		sct_key_add(key, "?");
		return;
	}
	sct_key_add(key, "\"");
	for (i = 0; i < string->length; i++) {
		u8 byte = string->bytes[i];
		bool plain = byte >= ' ' && byte <= '~' && byte != '"' && byte != '\\';

		snprintf(text, sizeof(text), plain ? "%c" : "\\x%02x", byte);
		sct_key_add(key, text);
	}
	sct_key_add(key, "\"");
}

static struct sct_counted_key *sct_key_find(const struct sct_key *key, struct hlist_head *bucket)
{
	struct sct_counted_key *found;

	hlist_for_each_entry(found, bucket, node) {
		if (found->rule == key->rule && found->length == key->length &&
		    !memcmp(found->text, key->text, key->length))
			return found;
	}
	return NULL;
}

void sct_key_count(const struct sct_key *key)
{
	struct hlist_head *bucket =
		&sct_keys[jhash(key->text, key->length, key->rule) % SCT_BUCKETS];
	struct sct_counted_key *found, *added = NULL;

	spin_lock(&sct_keys_lock);
	found = sct_key_find(key, bucket);
	if (found)
		found->count++;
	spin_unlock(&sct_keys_lock);
	if (!found) {
		added = kzalloc(struct_size(added, text, key->length), GFP_KERNEL);
		spin_lock(&sct_keys_lock);
		found = sct_key_find(key, bucket);
		if (!found && added && sct_key_total < SCT_MOST_KEYS) {
			added->rule = key->rule;
			added->length = key->length;
			memcpy(added->text, key->text, key->length);
			hlist_add_head(&added->node, bucket);
			sct_key_total++;
			found = added;
			added = NULL;
		}
		if (found)
			found->count++;
		spin_unlock(&sct_keys_lock);
		kfree(added);
	}
	sct_count(key->rule, found ? SCT_ACTED : SCT_DROPPED);
}

/* One line for each: rule, count, key. */
int sct_key_show(struct seq_file *file, void *unused)
{
	struct sct_counted_key *key;
	unsigned int i;

	for (i = 0; i < SCT_BUCKETS; i++) {
		spin_lock(&sct_keys_lock);
		hlist_for_each_entry(key, &sct_keys[i], node)
			seq_printf(file, "%u %llu %.*s\n", key->rule, key->count, key->length,
				   key->text);
		spin_unlock(&sct_keys_lock);
	}
	return 0;
}

void sct_key_end(void)
{
	struct sct_counted_key *key;
	struct hlist_node *next;
	unsigned int i;

	for (i = 0; i < SCT_BUCKETS; i++) {
		hlist_for_each_entry_safe(key, next, &sct_keys[i], node)
			kfree(key);
	}
}
