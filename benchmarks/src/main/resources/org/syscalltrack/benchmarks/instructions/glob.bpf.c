#include "filter.h"

SEC("fentry/__x64_sys_openat") int filter(u64 *context)
{
	struct pt_regs *registers = (struct pt_regs *) context[0];
	struct task_struct *task = bpf_get_current_task_btf();
	struct event *event;
	u64 length;

	u64 at;

	event = room();
	if (!event)
		return 0;
	length = read_path(event, registers->si);
	if (length <= 12 || !same(event->path, "/home/", 6))
		return 0;
	for (at = 6; at < LOOPS && at + 6 < length; at++)
		if (same(event->path + at, "/.ssh/", 6))
			break;
	if (at + 6 >= length)
		return 0;
	return send(event, task, length, length);
}
