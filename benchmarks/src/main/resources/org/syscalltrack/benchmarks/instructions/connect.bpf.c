#include "filter.h"

SEC("fentry/__x64_sys_connect") int filter(u64 *context)
{
	struct pt_regs *registers = (struct pt_regs *) context[0];
	struct task_struct *task = bpf_get_current_task_btf();
	struct sockaddr_in address;

	if ((u32) registers->dx < sizeof(address)
	    || bpf_probe_read_user(&address, sizeof(address), (void *) registers->si))
		return 0;
	if (address.family != 2 || address.port != __builtin_bswap16(22) || (u8) address.address != 10)
		return 0;
	return send_number(task, address.address);
}
