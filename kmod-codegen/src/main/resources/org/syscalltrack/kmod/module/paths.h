/* SPDX-License-Identifier: GPL-2.0 OR BSD-3-Clause */
/* Paths and files. */
#ifndef SCT_PATHS_H
#define SCT_PATHS_H

#include <linux/fcntl.h>
#include <linux/inotify.h>
#include <linux/namei.h>

#include "strings.h"

/* What a call names by a path, or by a descriptor. */
struct sct_name_of_file {
	u64 address; /* of the path in the caller's memory */
	int directory; /* descriptor that it is relative to, or AT_FDCWD */
	unsigned int lookup; /* LOOKUP_ flags of the last component */
	unsigned int missing;
};

enum sct_attribute {
	SCT_INODE,
	SCT_DEVICE,
	SCT_MODE,
	SCT_OWNER,
	SCT_GROUP,
};

const struct sct_string *sct_working_directory(struct sct_string *string);
const struct sct_string *sct_executable(struct sct_string *string, struct task_struct *task);
const struct sct_string *sct_control_group(struct sct_string *string);
const struct sct_string *sct_descriptor_path(struct sct_string *string, int descriptor,
					     unsigned int missing);
const struct sct_string *sct_lexical_path(struct sct_string *string, const struct sct_string *text,
					  int directory, bool has_directory);
const struct sct_string *sct_real_path(struct sct_string *string,
				       const struct sct_name_of_file *name);
s64 sct_file_number(const struct sct_name_of_file *name, enum sct_attribute attribute,
		    unsigned int *missing);
s64 sct_descriptor_number(int descriptor, enum sct_attribute attribute, unsigned int *missing);

#endif
