// SPDX-License-Identifier: GPL-2.0 OR BSD-3-Clause
/*
 * /proc/<module>/: the ring of events, the counters, the texts of the rules, and the switch.
 * Only root can open them. An open file does not hold the module: procfs closes it when the
 * module goes.
 */
#include <linux/module.h>
#include <linux/proc_fs.h>
#include <linux/seq_file.h>
#include <linux/slab.h>
#include <linux/string.h>

#include "sct.h"

static bool sct_start = true;
module_param_named(start, sct_start, bool, 0444);
MODULE_PARM_DESC(start,
		 "whether the rules act at once (default), or when 'start' is written to control");

static struct proc_dir_entry *sct_directory;
static bool sct_running;

/* A text of texts.S. */
struct sct_text {
	const char *name;
	const char *begin;
	const char *end;
};

static const struct sct_text sct_texts[] = {
	{ "manifest", sct_manifest, sct_manifest_end },
	{ "schema", sct_schema, sct_schema_end },
	{ "source", sct_source, sct_source_end },
};

static ssize_t sct_text_read(struct file *file, char __user *buffer, size_t size, loff_t *position)
{
	const struct sct_text *text = pde_data(file_inode(file));

	return simple_read_from_buffer(buffer, size, position, text->begin,
				       text->end - text->begin);
}

static const struct proc_ops sct_text_ops = {
	.proc_read = sct_text_read,
	.proc_lseek = default_llseek,
};

/* One line for each rule, its counters in the order of enum sct_counter. */
static int sct_counters_show(struct seq_file *file, void *unused)
{
	unsigned int rule, counter;

	for (rule = 0; rule < SCT_RULES; rule++) {
		for (counter = 0; counter < SCT_COUNTERS; counter++)
			seq_printf(file, "%s%llu", counter ? " " : "", sct_counted(rule, counter));
		seq_putc(file, '\n');
	}
	return 0;
}

static int sct_control_show(struct seq_file *file, void *unused)
{
	seq_printf(file, "%s %u\n", sct_running ? "running" : "stopped", sct_generation);
	return 0;
}

static int sct_control_open(struct inode *inode, struct file *file)
{
	return single_open(file, sct_control_show, NULL);
}

static ssize_t sct_control_write(struct file *file, const char __user *buffer, size_t size,
				 loff_t *position)
{
	int error, __maybe_unused process;
	char word[32];

	if (size >= sizeof(word))
		return -EINVAL;
	if (copy_from_user(word, buffer, size))
		return -EFAULT;
	word[size] = '\0';
	if (sysfs_streq(word, "start")) {
		error = sct_hooks_start();
		if (!error)
			sct_running = true;
	} else if (sysfs_streq(word, "stop")) {
		error = sct_hooks_stop();
		if (!error)
			sct_running = false;
#ifdef SCT_HAS_SUSPEND
	} else if (str_has_prefix(word, "resume ")) {
		error = kstrtoint(strim(word + strlen("resume ")), 10, &process);
		if (!error)
			error = sct_resume(process);
#endif
	} else {
		error = -EINVAL;
	}
	return error ? error : size;
}

static const struct proc_ops sct_control_ops = {
	.proc_open = sct_control_open,
	.proc_read = seq_read,
	.proc_write = sct_control_write,
	.proc_lseek = seq_lseek,
	.proc_release = single_release,
};

/* The process that reads the events; 0 where there is none. */
pid_t sct_reader;

static int sct_events_open(struct inode *inode, struct file *file)
{
	WRITE_ONCE(sct_reader, current->tgid);
	return 0;
}

static int sct_events_release(struct inode *inode, struct file *file)
{
	WRITE_ONCE(sct_reader, 0);
	return 0;
}

static const struct proc_ops sct_events_ops = {
	.proc_open = sct_events_open,
	.proc_release = sct_events_release,
	.proc_mmap = sct_events_map,
	.proc_lseek = noop_llseek,
};

int sct_files_create(void)
{
	unsigned int i;

	sct_directory = proc_mkdir_mode(KBUILD_MODNAME, 0500, NULL);
	if (!sct_directory)
		return -ENOMEM;
	for (i = 0; i < ARRAY_SIZE(sct_texts); i++) {
		if (!proc_create_data(sct_texts[i].name, 0400, sct_directory, &sct_text_ops,
				      (void *)&sct_texts[i]))
			goto failed;
	}
	if (!proc_create_single("counters", 0400, sct_directory, sct_counters_show) ||
	    !proc_create("control", 0600, sct_directory, &sct_control_ops) ||
	    !proc_create("events", 0600, sct_directory, &sct_events_ops))
		goto failed;
#ifdef SCT_HAS_SUSPEND
	if (!proc_create_single("suspended", 0400, sct_directory, sct_suspended_show))
		goto failed;
#endif
#ifdef SCT_HAS_COUNTS
	if (!proc_create_single("counts", 0400, sct_directory, sct_keys_show))
		goto failed;
#endif
	return 0;
failed:
	proc_remove(sct_directory);
	return -ENOMEM;
}

static int __init sct_init(void)
{
	int error = sct_hooks_resolve();

	if (error)
		return error;
#ifdef SCT_HAS_PATHS
	error = sct_paths_prepare();
	if (error)
		goto no_strings;
#endif
	error = sct_strings_create();
	if (error)
		goto no_strings;
	error = sct_events_create();
	if (error)
		goto no_events;
	error = sct_files_create();
	if (error)
		goto no_files;
	if (sct_start) {
		error = sct_hooks_start();
		if (error)
			goto not_started;
		sct_running = true;
	}
	return 0;
not_started:
	proc_remove(sct_directory);
no_files:
	sct_events_destroy();
no_events:
	sct_strings_destroy();
no_strings:
	sct_hooks_remove();
	return error;
}

static void __exit sct_exit(void)
{
	proc_remove(sct_directory);
	sct_hooks_remove();
#ifdef SCT_HAS_SUSPEND
	sct_suspend_end();
#endif
#ifdef SCT_HAS_COUNTS
	sct_keys_free();
#endif
	sct_events_destroy();
	sct_strings_destroy();
}

module_init(sct_init);
module_exit(sct_exit);
MODULE_DESCRIPTION("Rules on system calls, compiled by syscalltrack");
MODULE_AUTHOR("the authors of the rules");
MODULE_LICENSE("Dual BSD/GPL");
