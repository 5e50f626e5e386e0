// SPDX-License-Identifier: GPL-2.0 OR BSD-3-Clause
/* Paths as the calling thread sees them from its root, and the files behind them. */
#include <linux/cgroup.h>
#include <linux/dcache.h>
#include <linux/fcntl.h>
#include <linux/file.h>
#include <linux/fs.h>
#include <linux/fs_struct.h>
#include <linux/kdev_t.h>
#include <linux/path.h>
#include <linux/string.h>

#include "compat.h"
#include "paths.h"

static const char sct_deleted[] = " (deleted)"; /* what d_path() adds to what is unlinked */

/* A path's text, ended where d_path() has something to add of its own. */
static void sct_path_text(struct sct_string *string, const struct path *path)
{
	struct path root;
	bool reachable, named, memfd;
	char *room, *text;

	get_fs_root(current->fs, &root);
	reachable = path_is_under(path, &root);
	path_put(&root);
	room = sct_string_room(string);
	if (!room)
		return;
	text = d_path(path, room, PATH_MAX);
	if (IS_ERR(text)) {
		string->missing = SCT_IS_UNREADABLE;
		return;
	}
	/*
	 * Pipes, sockets and the like have names of their own making, and lie nowhere. What
	 * memfd_create() made has a path all the same.
	 */
	named = path->dentry->d_op && path->dentry->d_op->d_dname;
	memfd = named && str_has_prefix(text, "/memfd:");
	if (!memfd && (named || !reachable || *text != '/')) {
		string->missing = SCT_IS_UNREADABLE;
		return;
	}
	string->bytes = text;
	string->length = strlen(text);
	if ((memfd || d_unlinked(path->dentry)) && string->length > sizeof(sct_deleted) - 1 &&
	    !strcmp(text + string->length - (sizeof(sct_deleted) - 1), sct_deleted))
		string->length -= sizeof(sct_deleted) - 1;
}

const struct sct_string *sct_working_directory(struct sct_string *string)
{
	struct path path;

	if (!sct_string_ask(string, 0))
		return string;
	get_fs_pwd(current->fs, &path);
	sct_path_text(string, &path);
	path_put(&path);
	return string;
}

/* get_task_exe_file() is not exported. */
static struct file *(*sct_exe_file_of)(struct task_struct *task);

int sct_paths_prepare(void)
{
	sct_exe_file_of = (void *)sct_address_of("get_task_exe_file");
	return sct_exe_file_of ? 0 : -ENOENT;
}

const struct sct_string *sct_executable(struct sct_string *string, struct task_struct *task)
{
	struct file *file;

	if (!sct_string_ask(string, 0))
		return string;
	file = sct_exe_file_of(task);
	if (!file) {
		/* A kernel thread, or a task that is ending. */
		string->missing = SCT_IS_ABSENT;
		return string;
	}
	sct_path_text(string, &file->f_path);
	fput(file);
	return string;
}

const struct sct_string *sct_control_group(struct sct_string *string)
{
	char *room;
	int length;

	if (!sct_string_ask(string, 0))
		return string;
	room = sct_string_room(string);
	if (!room)
		return string;
	rcu_read_lock();
	length = cgroup_path(task_dfl_cgroup(current), room, PATH_MAX);
	rcu_read_unlock();
	if (length < 0 || length >= PATH_MAX)
		string->missing = SCT_IS_UNREADABLE;
	else
		string->length = length;
	return string;
}

const struct sct_string *sct_descriptor_path(struct sct_string *string, int descriptor,
					     unsigned int missing)
{
	struct file *file;

	if (!sct_string_ask(string, missing))
		return string;
	file = fget_raw(descriptor);
	if (!file) {
		string->missing = SCT_IS_UNREADABLE;
		return string;
	}
	sct_path_text(string, &file->f_path);
	fput(file);
	return string;
}

/* Adds a path's components to a normal one; false if they find no room. */
static bool sct_append(char *room, unsigned int *length, const char *text, unsigned int text_length)
{
	unsigned int begin = 0, end, size;

	while (begin < text_length) {
		for (end = begin; end < text_length && text[end] != '/'; end++)
			;
		size = end - begin;
		if (size == 2 && text[begin] == '.' && text[begin + 1] == '.') {
			/* The last component goes, with its slash. */
			while (*length > 0 && room[--*length] != '/')
				;
		} else if (size > 0 && !(size == 1 && text[begin] == '.')) {
			if (*length + 1 + size >= PATH_MAX)
				return false;
			room[(*length)++] = '/';
			memcpy(room + *length, text + begin, size);
			*length += size;
		}
		begin = end + 1;
	}
	return true;
}

/*
 * A path made absolute and normal by its text alone. Where it is empty or NULL, the directory
 * is meant if the call names one.
 */
const struct sct_string *sct_lexical_path(struct sct_string *string, const struct sct_string *text,
					  int directory, bool has_directory)
{
	bool empty = text->missing ? !(text->missing & SCT_IS_UNREADABLE) : !text->length;
	bool absolute = !text->missing && text->length && text->bytes[0] == '/';
	struct sct_string base = {};
	unsigned int length = 0;
	char *room;

	if (!sct_string_ask(string, empty && has_directory ? 0 : text->missing))
		return string;
	if (text->cut || (empty && !has_directory)) {
		string->missing = text->cut ? SCT_IS_UNREADABLE : SCT_IS_ABSENT;
		return string;
	}
	room = sct_string_room(string);
	if (!room)
		return string;
	if (!absolute) {
		if (directory == AT_FDCWD)
			sct_working_directory(&base);
		else
			sct_descriptor_path(&base, directory, 0);
		string->missing = base.missing;
	}
	if (!string->missing &&
	    ((!absolute && !sct_append(room, &length, base.bytes, base.length)) ||
	     (!empty && !sct_append(room, &length, text->bytes, text->length))))
		string->missing = SCT_IS_UNREADABLE;
	kfree(base.room);
	if (!length)
		room[length++] = '/';
	string->length = length;
	return string;
}

static unsigned int sct_why_not_found(int error)
{
	return error == -ENOENT || error == -ENOTDIR ? SCT_IS_ABSENT : SCT_IS_UNREADABLE;
}

/*
 * The object itself, as the call will look for it: the kernel reads the path once more when it
 * does.
 */
static int sct_look_up(const struct sct_name_of_file *name, struct path *path)
{
	if (name->missing)
		return -EFAULT;
	return user_path_at(name->directory, (const char __user *)name->address, name->lookup,
			    path);
}

/* The directory that a path's last component lies in, or is to be made in. */
static int sct_look_up_parent(const struct sct_name_of_file *name, char *text, struct path *path)
{
	char *slash = strrchr(text, '/');
	struct path base;
	struct file *file;
	int error;

	if (text[0] == '/') {
		slash[slash == text] = '\0';
		return kern_path(text, LOOKUP_FOLLOW | LOOKUP_DIRECTORY, path);
	}
	if (name->directory == AT_FDCWD) {
		get_fs_pwd(current->fs, &base);
	} else {
		file = fget_raw(name->directory);
		if (!file)
			return -EBADF;
		base = file->f_path;
		path_get(&base);
		fput(file);
	}
	if (!slash) {
		*path = base;
		return 0;
	}
	*slash = '\0';
	error = vfs_path_lookup(base.dentry, base.mnt, text, LOOKUP_FOLLOW | LOOKUP_DIRECTORY,
				path);
	path_put(&base);
	return error;
}

/* What is not there yet has the path of its directory and its name. */
static void sct_future_path(struct sct_string *string, const struct sct_name_of_file *name)
{
	struct sct_string text = {}, directory = {};
	unsigned int length = 0;
	struct path path;
	const char *last;
	char *room, *copy;

	sct_user_string(&text, name->address, 0);
	copy = text.missing || text.cut || !text.length ? NULL : kstrdup(text.bytes, GFP_KERNEL);
	string->missing = SCT_IS_ABSENT;
	if (copy && !sct_look_up_parent(name, copy, &path)) {
		sct_path_text(&directory, &path);
		path_put(&path);
		last = strrchr(text.bytes, '/');
		last = last ? last + 1 : text.bytes;
		string->missing = directory.missing;
		room = directory.missing || !*last ? NULL : sct_string_room(string);
		if (room && sct_append(room, &length, directory.bytes, directory.length) &&
		    sct_append(room, &length, last, strlen(last)))
			string->length = length;
		else if (!string->missing)
			string->missing = SCT_IS_ABSENT;
	}
	kfree(copy);
	kfree(directory.room);
	kfree(text.room);
}

const struct sct_string *sct_real_path(struct sct_string *string,
				       const struct sct_name_of_file *name)
{
	struct path path;
	int error;

	if (!sct_string_ask(string, name->missing))
		return string;
	error = sct_look_up(name, &path);
	if (!error) {
		sct_path_text(string, &path);
		path_put(&path);
	} else if (error == -ENOENT && name->address) {
		sct_future_path(string, name);
	} else {
		string->missing = sct_why_not_found(error);
	}
	return string;
}

static s64 sct_attribute_of(const struct inode *inode, enum sct_attribute attribute)
{
	switch (attribute) {
	case SCT_INODE:
		return inode->i_ino;
	case SCT_DEVICE:
		return new_encode_dev(inode->i_sb->s_dev);
	case SCT_MODE:
		return inode->i_mode;
	case SCT_OWNER:
		return __kuid_val(inode->i_uid);
	case SCT_GROUP:
		return __kgid_val(inode->i_gid);
	}
	return 0;
}

s64 sct_file_number(const struct sct_name_of_file *name, enum sct_attribute attribute,
		    unsigned int *missing)
{
	struct path path;
	s64 number;
	int error;

	error = sct_look_up(name, &path);
	if (error) {
		*missing |= sct_why_not_found(error);
		return 0;
	}
	number = sct_attribute_of(d_backing_inode(path.dentry), attribute);
	path_put(&path);
	return number;
}

s64 sct_descriptor_number(int descriptor, enum sct_attribute attribute, unsigned int *missing)
{
	struct file *file = fget_raw(descriptor);
	s64 number;

	if (!file) {
		*missing |= SCT_IS_UNREADABLE;
		return 0;
	}
	number = sct_attribute_of(file_inode(file), attribute);
	fput(file);
	return number;
}
