#include "filter.h"

SEC("fentry/__x64_sys_openat") int filter(u64 *context)
{
	struct pt_regs *registers = (struct pt_regs *) context[0];
	struct task_struct *task = bpf_get_current_task_btf();
	struct event *event;
	u64 length;

	int found = 0;

	event = room();
	if (!event)
		return 0;
	length = read_path(event, registers->si);
	for (u64 i = 0; i < LOOPS && i + 6 < length && !found; i++)
		found = same(event->path + i, "secret", 6);
	if (!found)
		return 0;
	return send(event, task, length, length);
}
