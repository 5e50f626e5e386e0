/*
 * What the C filters share: the kernel's types as far as they are read, and an event with what our rules' events show. A
 * filter reads what it needs in the order that costs least when it does not match.
 */
typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef int s32;
typedef unsigned long long u64;
typedef long long s64;

#define SEC(name) __attribute__((section(name), used))
#define RELOCATED __attribute__((preserve_access_index))
#define __uint(name, value) int(*name)[value]
#define __type(name, value) typeof(value) *name

struct pt_regs {
	unsigned long r15, r14, r13, r12, bp, bx, r11, r10, r9, r8, ax, cx, dx, si, di, orig_ax, ip, cs, flags, sp, ss;
} RELOCATED;
typedef struct {
	u32 val;
} kuid_t;
struct cred {
	kuid_t uid, euid;
} RELOCATED;
struct sockaddr_in {
	u16 family, port;
	u32 address;
	u8 zero[8];
};
struct task_struct {
	s32 pid, tgid;
	const struct cred *cred;
	char comm[16];
} RELOCATED;

static void *(*bpf_map_lookup_elem)(void *map, const void *key) = (void *) 1;
static long (*bpf_probe_read_user)(void *destination, u32 size, const void *from) = (void *) 112;
static long (*bpf_probe_read_user_str)(void *destination, u32 size, const void *from) = (void *) 114;
static u64 (*bpf_ktime_get_boot_ns)(void) = (void *) 125;
static long (*bpf_ringbuf_output)(void *ring, void *data, u64 size, u64 flags) = (void *) 130;
static struct task_struct *(*bpf_get_current_task_btf)(void) = (void *) 158;

/* As far as loops go: at 4096 the verifier finds the jumps too many. */
enum { LOOPS = 1000 };

enum { BPF_MAP_TYPE_PERCPU_ARRAY = 6, BPF_MAP_TYPE_RINGBUF = 27, BPF_RB_NO_WAKEUP = 1 };

struct event {
	u64 time;
	s32 tgid, pid;
	u64 euid;
	char comm[16];
	u64 value;
	char path[4096];
};

struct {
	__uint(type, BPF_MAP_TYPE_RINGBUF);
	__uint(max_entries, 4 << 20);
} events SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, u32);
	__type(value, struct event);
} scratch SEC(".maps");

struct {
	__uint(type, BPF_MAP_TYPE_PERCPU_ARRAY);
	__uint(max_entries, 1);
	__type(key, u32);
	__type(value, u64);
} matched SEC(".maps");

char gpl[] SEC("license") = "GPL";

static inline __attribute__((always_inline)) struct event *room(void)
{
	u32 zero = 0;

	return bpf_map_lookup_elem(&scratch, &zero);
}

/* Counts the match and sends the event: a number, or a path's length, and so many bytes of what has been read. */
static inline __attribute__((always_inline)) int send(struct event *event, struct task_struct *task, u64 value, u64 bytes)
{
	u32 zero = 0;
	u64 *count = bpf_map_lookup_elem(&matched, &zero);

	if (count)
		++*count;
	event->time = bpf_ktime_get_boot_ns();
	event->tgid = task->tgid;
	event->pid = task->pid;
	event->euid = task->cred->euid.val;
	__builtin_memcpy(event->comm, task->comm, sizeof(event->comm));
	event->value = value;
	if (bytes <= sizeof(event->path))
		bpf_ringbuf_output(&events, event, sizeof(*event) - sizeof(event->path) + bytes, BPF_RB_NO_WAKEUP);
	return 0;
}

static inline __attribute__((always_inline)) int send_number(struct task_struct *task, u64 number)
{
	struct event *event = room();

	return event ? send(event, task, number, 0) : 0;
}

/* Reads a path, as far as it goes; 0 where it cannot be read. */
static inline __attribute__((always_inline)) u64 read_path(struct event *event, unsigned long from)
{
	long length = bpf_probe_read_user_str(event->path, sizeof(event->path), (void *) from);

	return length > 0 ? length : 0;
}

typedef u64 __attribute__((may_alias)) word;
typedef u32 __attribute__((may_alias)) half;

/* clang-14 calls memcmp, which programs have not; words at any place are what a careful author compares on x86. */
static inline __attribute__((always_inline)) int same(const char *text, const char *wanted, u32 bytes)
{
	u32 i = 0;

#pragma unroll
	for (; i + 8 <= bytes; i += 8)
		if (*(const word *) (text + i) != *(const word *) (wanted + i))
			return 0;
	if (i + 4 <= bytes) {
		if (*(const half *) (text + i) != *(const half *) (wanted + i))
			return 0;
		i += 4;
	}
#pragma unroll
	for (; i < bytes; i++)
		if (text[i] != wanted[i])
			return 0;
	return 1;
}
