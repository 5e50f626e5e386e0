#include "filter.h"

SEC("fentry/__x64_sys_umask") int filter(u64 *context)
{
	struct pt_regs *registers = (struct pt_regs *) context[0];
	struct task_struct *task = bpf_get_current_task_btf();

	if ((s32) registers->di != 077)
		return 0;
	return send_number(task, registers->di);
}
