#include "filter.h"

SEC("fentry/__x64_sys_kill") int filter(u64 *context)
{
	struct pt_regs *registers = (struct pt_regs *) context[0];
	struct task_struct *task = bpf_get_current_task_btf();
	s32 signal = registers->si;

	if ((s32) registers->di <= 1 || (signal != 9 && signal != 15 && signal != 19))
		return 0;
	return send_number(task, registers->di);
}
