#include "filter.h"

SEC("fentry/__x64_sys_openat") int filter(u64 *context)
{
	struct pt_regs *registers = (struct pt_regs *) context[0];
	struct task_struct *task = bpf_get_current_task_btf();
	struct event *event;
	u64 length;

	event = room();
	if (!event)
		return 0;
	length = read_path(event, registers->si);
	if (length <= 4 || length > sizeof(event->path) || !same(event->path + length - 5, ".pem", 4))
		return 0;
	return send(event, task, length, length);
}
