/* SPDX-License-Identifier: GPL-2.0 OR BSD-3-Clause */
/* Strings: where they come from, and what is asked of them. */
#ifndef SCT_STRINGS_H
#define SCT_STRINGS_H

#include "sct.h"

/* One string of a set, or one part of a pattern that is to be there exactly. */
struct sct_literal {
	const char *bytes;
	u16 length;
};

enum sct_part_kind {
	SCT_EXACTLY,
	SCT_ONE_OF,
	SCT_STAR,
};

/* A part of a pattern. */
struct sct_part {
	enum sct_part_kind kind;
	struct sct_literal text; /* for SCT_EXACTLY */
	u64 set[4]; /* for SCT_ONE_OF: bit n of the four words stands for byte n */
};

/* A block of internet addresses. */
struct sct_block {
	u8 network[16];
	u8 bytes;
	u8 prefix;
};

const struct sct_string *sct_user_string(struct sct_string *string, u64 address,
					 unsigned int missing);
const struct sct_string *sct_user_buffer(struct sct_string *string, u64 address, u64 length,
					 unsigned int missing);
const struct sct_string *sct_user_element(struct sct_string *string, u64 array, unsigned int index,
					  bool compat, unsigned int missing);
const struct sct_string *sct_socket_path(struct sct_string *string, u64 address, s64 length,
					 unsigned int missing);
const struct sct_string *sct_address(struct sct_string *string, u64 address, unsigned int offset,
				     unsigned int size, int family, s64 length,
				     unsigned int missing);
const struct sct_string *sct_name(struct sct_string *string, struct task_struct *task);
const struct sct_string *sct_parent_name(struct sct_string *string);

bool sct_string_ask(struct sct_string *string, unsigned int missing);
char *sct_string_room(struct sct_string *string);

enum sct_truth sct_equals(const struct sct_string *string, const char *literal, size_t length);
enum sct_truth sct_starts_with(const struct sct_string *string, const char *literal, size_t length);
enum sct_truth sct_ends_with(const struct sct_string *string, const char *literal, size_t length);
enum sct_truth sct_contains(const struct sct_string *string, const char *literal, size_t length);
enum sct_truth sct_is_one_of(const struct sct_string *string, const struct sct_literal *set,
			     unsigned int count);
enum sct_truth sct_matches(const struct sct_string *string, const struct sct_part *parts,
			   unsigned int count);
enum sct_truth sct_same(const struct sct_string *left, const struct sct_string *right);
enum sct_truth sct_in_blocks(const struct sct_string *address, const struct sct_block *blocks,
			     unsigned int count);

#endif
