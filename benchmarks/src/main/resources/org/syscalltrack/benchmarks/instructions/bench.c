/*
 * Loads an object and attaches its programs, then makes a call many times and prints what one takes, in nanoseconds: in
 * a guest that counts its instructions a nanosecond is an instruction. The least of several rounds is printed, so a timer
 * tick does not count.
 *
 * bench OBJECT|- CALL ARGUMENT
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

/* libbpf.h of libbpf 1, which stays as it is: only what is used here. */
struct bpf_object;
struct bpf_program;
struct bpf_map;
struct bpf_link;
void *libbpf_set_print(void *print);
struct bpf_object *bpf_object__open(const char *path);
int bpf_object__load(struct bpf_object *object);
struct bpf_program *bpf_object__next_program(struct bpf_object *object, struct bpf_program *program);
struct bpf_map *bpf_object__find_map_by_name(struct bpf_object *object, const char *name);
const char *bpf_program__name(struct bpf_program *program);
int bpf_program__fd(struct bpf_program *program);
int bpf_map__fd(struct bpf_map *map);
struct bpf_link *bpf_program__attach(struct bpf_program *program);
int bpf_map_update_elem(int map, const void *key, const void *value, unsigned long long flags);

enum { ROUNDS = 20, CALLS = 50 };

static void fail(const char *what)
{
	perror(what);
	exit(1);
}

/* Our objects: the dispatcher sct_end_3 is attached, sct_enp_3 goes into slot 0 of sct_pa_3, 0 being the generation. */
static int is_ours(const char *name)
{
	return strncmp(name, "sct_", 4) == 0;
}

static void place(struct bpf_object *object, struct bpf_program *program)
{
	const char *name = bpf_program__name(program);
	int slot = 0, number, fd = bpf_program__fd(program);
	char map[32];

	if (strchr(name + 8, '_') || sscanf(name + 8, "%d", &number) != 1)
		return;
	snprintf(map, sizeof(map), "sct_pa_%d", number);
	if (bpf_map_update_elem(bpf_map__fd(bpf_object__find_map_by_name(object, map)), &slot, &fd, 0))
		fail(map);
}

static void attach(const char *path)
{
	struct bpf_object *object;
	struct bpf_program *program = NULL;

	libbpf_set_print(NULL);
	object = bpf_object__open(path);
	if (!object || bpf_object__load(object))
		fail(path);
	while ((program = bpf_object__next_program(object, program))) {
		const char *name = bpf_program__name(program);
		if (is_ours(name) && name[6] == 'p')
			place(object, program);
		else if (!bpf_program__attach(program))
			fail(name);
	}
}

static long now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * 1000000000L + time.tv_nsec;
}

/* The arguments are taken apart before the clock runs. */
static void call(const char *name, const char *argument)
{
	static struct sockaddr_in address;
	static int numbers[2];

	if (!numbers[0] && sscanf(argument, "%i,%i", &numbers[0], &numbers[1]) < 1)
		numbers[0] = 1;
	if (!strcmp(name, "unlink"))
		syscall(SYS_unlink, argument);
	else if (!strcmp(name, "openat"))
		syscall(SYS_openat, AT_FDCWD, argument, O_WRONLY);
	else if (!strcmp(name, "umask"))
		syscall(SYS_umask, numbers[0]);
	else if (!strcmp(name, "kill"))
		syscall(SYS_kill, numbers[0], numbers[1]);
	else if (!strcmp(name, "connect")) {
		if (!address.sin_family) {
			address.sin_family = AF_INET;
			inet_pton(AF_INET, argument, &address.sin_addr);
			address.sin_port = htons(22);
		}
		syscall(SYS_connect, -1, &address, sizeof(address));
	} else
		fail(name);
}

int main(int count, char **arguments)
{
	long least = 1L << 62;

	if (count != 4)
		return 2;
	if (strcmp(arguments[1], "-"))
		attach(arguments[1]);
	for (int round = 0; round < ROUNDS; round++) {
		long start = now();
		for (int i = 0; i < CALLS; i++)
			call(arguments[2], arguments[3]);
		long taken = now() - start;
		if (taken < least)
			least = taken;
	}
	printf("%ld\n", least / CALLS);
	return 0;
}
