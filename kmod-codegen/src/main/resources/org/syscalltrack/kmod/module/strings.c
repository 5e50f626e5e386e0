// SPDX-License-Identifier: GPL-2.0 OR BSD-3-Clause
/*
 * Strings of the caller, copied once and in the context of its thread, so that a page that is
 * not there yet comes in; and the tests on them. A string of which only a beginning was read is
 * decided where that beginning decides.
 */
#include <linux/sched/task.h>
#include <linux/slab.h>
#include <linux/socket.h>
#include <linux/string.h>

#include "strings.h"
#include "values.h"

#define SCT_LONGEST (PATH_MAX - 1)
#define SCT_SUN_PATH 108 /* of struct sockaddr_un */

/* Whether a string is still to be read; one whose place is unknown is missing at once. */
bool sct_string_ask(struct sct_string *string, unsigned int missing)
{
	if (string->asked)
		return false;
	string->asked = true;
	string->missing = missing;
	return !missing;
}

static struct kmem_cache *sct_rooms;

/*
 * What a room holds at first does not matter; but the kernel clears no room that has a
 * constructor, where it would clear any other each time (init_on_alloc).
 */
static void sct_room_construct(void *room)
{
	*(char *)room = '\0';
}

int sct_strings_create(void)
{
	sct_rooms = kmem_cache_create_usercopy(KBUILD_MODNAME "_strings", PATH_MAX, 0, 0, 0,
					       PATH_MAX, sct_room_construct);
	return sct_rooms ? 0 : -ENOMEM;
}

/* No call is under way any more. */
void sct_strings_destroy(void)
{
	kmem_cache_destroy(sct_rooms);
}

/*
 * Room for the longest string and its NUL, to be given back by kfree(); without memory the
 * string is unreadable.
 */
char *sct_string_room(struct sct_string *string)
{
	string->room = kmem_cache_alloc(sct_rooms, GFP_KERNEL);
	if (!string->room)
		string->missing = SCT_IS_UNREADABLE;
	string->bytes = string->room;
	return string->room;
}

static void sct_read_string(struct sct_string *string, const char __user *from)
{
	char *room;
	long length;

	if (!from) {
		string->missing = SCT_IS_ABSENT;
		return;
	}
	room = sct_string_room(string);
	if (!room)
		return;
	length = strncpy_from_user(room, from, PATH_MAX);
	if (length < 0) {
		string->missing = SCT_IS_UNREADABLE;
		return;
	}
	string->cut = length == PATH_MAX;
	string->length = min_t(long, length, SCT_LONGEST);
}

const struct sct_string *sct_user_string(struct sct_string *string, u64 address,
					 unsigned int missing)
{
	if (sct_string_ask(string, missing))
		sct_read_string(string, (const char __user *)address);
	return string;
}

const struct sct_string *sct_user_buffer(struct sct_string *string, u64 address, u64 length,
					 unsigned int missing)
{
	char *room;

	if (!sct_string_ask(string, missing))
		return string;
	if (!address) {
		string->missing = SCT_IS_ABSENT;
		return string;
	}
	room = sct_string_room(string);
	if (!room)
		return string;
	string->cut = length > SCT_LONGEST;
	string->length = min_t(u64, length, SCT_LONGEST);
	if (copy_from_user(room, (const void __user *)address, string->length))
		string->missing = SCT_IS_UNREADABLE;
	return string;
}

/* An element of an array of strings that a NULL pointer ends. */
const struct sct_string *sct_user_element(struct sct_string *string, u64 array, unsigned int index,
					  bool compat, unsigned int missing)
{
	unsigned int i, size = compat ? sizeof(u32) : sizeof(u64);
	u64 pointer = 0;

	if (!sct_string_ask(string, missing))
		return string;
	if (!array) {
		string->missing = SCT_IS_ABSENT;
		return string;
	}
	for (i = 0; i <= index; i++) {
		pointer = 0;
		if (copy_from_user(&pointer, (const void __user *)(array + i * size), size)) {
			string->missing = SCT_IS_UNREADABLE;
			return string;
		}
		if (!pointer)
			break;
	}
	sct_read_string(string, (const char __user *)pointer);
	return string;
}

/*
 * sun_path: up to its NUL; a name that begins with NUL is abstract, shown with @ and counted by
 * the length.
 */
const struct sct_string *sct_socket_path(struct sct_string *string, u64 address, s64 length,
					 unsigned int missing)
{
	const char __user *from = (const char __user *)address;
	u16 family;
	char *room;

	if (!sct_string_ask(string, missing))
		return string;
	if (!from || length < (s64)sizeof(family)) {
		string->missing = SCT_IS_ABSENT;
		return string;
	}
	if (copy_from_user(&family, from, sizeof(family))) {
		string->missing = SCT_IS_UNREADABLE;
		return string;
	}
	if (family != AF_UNIX) {
		string->missing = SCT_IS_ABSENT;
		return string;
	}
	room = sct_string_room(string);
	if (!room)
		return string;
	string->length = min_t(s64, length - sizeof(family), SCT_SUN_PATH);
	if (copy_from_user(room, from + sizeof(family), string->length))
		string->missing = SCT_IS_UNREADABLE;
	else if (string->length && !room[0])
		room[0] = '@';
	else
		string->length = strnlen(room, string->length);
	return string;
}

/* An internet address within a socket address, in network order. */
const struct sct_string *sct_address(struct sct_string *string, u64 address, unsigned int offset,
				     unsigned int size, int family, s64 length,
				     unsigned int missing)
{
	char *room;

	if (!sct_string_ask(string, missing))
		return string;
	room = sct_string_room(string);
	if (!room)
		return string;
	string->length = size;
	sct_user_field(room, size, address, offset, family, length, &missing);
	string->missing = missing;
	return string;
}

/* The task's own name, in place: it stays where it is as long as the task does. */
const struct sct_string *sct_name(struct sct_string *string, struct task_struct *task)
{
	if (!sct_string_ask(string, 0))
		return string;
	string->bytes = task->comm;
	string->length = strnlen(task->comm, TASK_COMM_LEN - 1);
	return string;
}

const struct sct_string *sct_parent_name(struct sct_string *string)
{
	char *room;

	if (!sct_string_ask(string, 0))
		return string;
	room = sct_string_room(string);
	if (!room)
		return string;
	rcu_read_lock();
	memcpy(room, rcu_dereference(current->real_parent)->group_leader->comm, TASK_COMM_LEN);
	rcu_read_unlock();
	string->length = strnlen(room, TASK_COMM_LEN - 1);
	return string;
}

static enum sct_truth sct_missing(const struct sct_string *string)
{
	return sct_known(false, string->missing);
}

/* Whether a longer literal begins with the part that was read. */
static bool sct_goes_on(const struct sct_string *string, const char *literal, size_t length)
{
	return string->cut && length > string->length &&
	       !memcmp(string->bytes, literal, string->length);
}

enum sct_truth sct_equals(const struct sct_string *string, const char *literal, size_t length)
{
	if (string->missing)
		return sct_missing(string);
	if (sct_goes_on(string, literal, length))
		return SCT_UNREADABLE;
	return sct_known(!string->cut && string->length == length &&
				 !memcmp(string->bytes, literal, length),
			 0);
}

enum sct_truth sct_starts_with(const struct sct_string *string, const char *literal, size_t length)
{
	if (string->missing)
		return sct_missing(string);
	if (sct_goes_on(string, literal, length))
		return SCT_UNREADABLE;
	return sct_known(string->length >= length && !memcmp(string->bytes, literal, length), 0);
}

enum sct_truth sct_ends_with(const struct sct_string *string, const char *literal, size_t length)
{
	if (string->missing)
		return sct_missing(string);
	if (string->cut)
		return length ? SCT_UNREADABLE : SCT_TRUE;
	return sct_known(string->length >= length &&
				 !memcmp(string->bytes + string->length - length, literal, length),
			 0);
}

enum sct_truth sct_contains(const struct sct_string *string, const char *literal, size_t length)
{
	size_t at;

	if (string->missing)
		return sct_missing(string);
	for (at = 0; at + length <= string->length; at++) {
		if (!memcmp(string->bytes + at, literal, length))
			return SCT_TRUE;
	}
	return string->cut ? SCT_UNREADABLE : SCT_FALSE;
}

/* The set is sorted by bytes, a beginning before what goes on. */
enum sct_truth sct_is_one_of(const struct sct_string *string, const struct sct_literal *set,
			     unsigned int count)
{
	enum sct_truth found = SCT_FALSE;
	unsigned int low = 0, high = count, i;

	if (string->missing)
		return sct_missing(string);
	if (string->cut) {
		for (i = 0; i < count; i++)
			found = sct_or(found, sct_equals(string, set[i].bytes, set[i].length));
		return found;
	}
	while (low < high) {
		unsigned int middle = (low + high) / 2;
		int order = memcmp(string->bytes, set[middle].bytes,
				   min(string->length, set[middle].length));

		if (!order)
			order = (int)string->length - set[middle].length;
		if (!order)
			return SCT_TRUE;
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return SCT_FALSE;
}

/* How many bytes a part takes at a place; -1 if it does not fit there. */
static int sct_part_takes(const struct sct_part *part, const char *at, size_t left)
{
	u8 byte;

	if (part->kind == SCT_EXACTLY) {
		if (part->text.length > left || memcmp(at, part->text.bytes, part->text.length))
			return -1;
		return part->text.length;
	}
	if (!left)
		return -1;
	byte = *at;
	return part->set[byte / 64] >> (byte % 64) & 1 ? 1 : -1;
}

/*
 * The greedy match: after a mismatch the latest star takes one byte more. Earlier stars need no
 * second try, since the shortest stretch that an earlier one took leaves the most for the rest.
 */
static bool sct_match_whole(const struct sct_string *string, const struct sct_part *parts,
			    unsigned int count)
{
	size_t at = 0, star_end = 0;
	unsigned int part = 0, after_star = 0;

	while (at < string->length || part < count) {
		int taken = -1;

		if (part < count && parts[part].kind == SCT_STAR) {
			after_star = ++part;
			star_end = at;
			continue;
		}
		if (part < count)
			taken = sct_part_takes(&parts[part], string->bytes + at,
					       string->length - at);
		if (taken >= 0) {
			at += taken;
			part++;
		} else if (after_star && star_end < string->length) {
			at = ++star_end;
			part = after_star;
		} else {
			return false;
		}
	}
	return true;
}

/* A string that goes on: whether all, some or none of the longer ones match. */
static enum sct_truth sct_match_cut(const struct sct_string *string, const struct sct_part *parts,
				    unsigned int count)
{
	size_t at = 0;
	unsigned int part;

	for (part = 0; part < count && parts[part].kind != SCT_STAR; part++) {
		size_t left = string->length - at;
		int taken = sct_part_takes(&parts[part], string->bytes + at, left);

		if (taken < 0) {
			/* The string's known part may end within this part of the pattern. */
			if (!left ||
			    (parts[part].kind == SCT_EXACTLY && parts[part].text.length > left &&
			     !memcmp(string->bytes + at, parts[part].text.bytes, left)))
				return SCT_UNREADABLE;
			return SCT_FALSE;
		}
		at += taken;
	}
	if (part == count)
		return SCT_FALSE;
	if (parts[count - 1].kind == SCT_STAR && sct_match_whole(string, parts, count))
		return SCT_TRUE;
	return SCT_UNREADABLE;
}

enum sct_truth sct_matches(const struct sct_string *string, const struct sct_part *parts,
			   unsigned int count)
{
	if (string->missing)
		return sct_missing(string);
	if (string->cut)
		return sct_match_cut(string, parts, count);
	return sct_known(sct_match_whole(string, parts, count), 0);
}

enum sct_truth sct_same(const struct sct_string *left, const struct sct_string *right)
{
	unsigned int missing = left->missing | right->missing;

	if (missing)
		return sct_known(false, missing);
	if (!right->cut)
		return sct_equals(left, right->bytes, right->length);
	if (!left->cut)
		return sct_equals(right, left->bytes, left->length);
	/* Two that go on have the same length so far. */
	return memcmp(left->bytes, right->bytes, left->length) ? SCT_FALSE : SCT_UNREADABLE;
}

static bool sct_in_block(const struct sct_string *address, const struct sct_block *block)
{
	unsigned int whole = block->prefix / 8, bits = block->prefix % 8;

	if (address->length != block->bytes || memcmp(address->bytes, block->network, whole))
		return false;
	return !bits || !(((u8)address->bytes[whole] ^ block->network[whole]) >> (8 - bits));
}

enum sct_truth sct_in_blocks(const struct sct_string *address, const struct sct_block *blocks,
			     unsigned int count)
{
	unsigned int i;

	if (address->missing)
		return sct_missing(address);
	for (i = 0; i < count; i++) {
		if (sct_in_block(address, &blocks[i]))
			return SCT_TRUE;
	}
	return SCT_FALSE;
}
