#include "filter.h"

SEC("fentry/__x64_sys_unlink") int filter(u64 *context)
{
	struct pt_regs *registers = (struct pt_regs *) context[0];
	struct task_struct *task = bpf_get_current_task_btf();
	struct event *event;
	long length;

	if (task->cred->uid.val != 0)
		return 0;
	event = room();
	if (!event)
		return 0;
	length = bpf_probe_read_user_str(event->path, sizeof(event->path), (void *) registers->di);
	if (length != 12 || !same(event->path, "/etc/passwd", 12))
		return 0;
	return send(event, task, length, length);
}
