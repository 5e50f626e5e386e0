/*
 * Asks the kernel by its usual ways what rules ask in it, makes a call for which a rule logs the same, and prints the
 * line that the log must have. The call is getpriority(PRIO_PROCESS, N); each N has its rule in values.sct.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NUMBERS = 7001 };

static void ask(int rule)
{
	fflush(stdout);
	syscall(SYS_getpriority, 0, rule);
}

static void fail(const char *what)
{
	perror(what);
	exit(1);
}

/* The number of a namespace, as ls -l /proc/self/ns shows it. */
static unsigned long space(const char *name)
{
	char path[64];
	struct stat status;

	snprintf(path, sizeof(path), "/proc/thread-self/ns/%s", name);
	if (stat(path, &status))
		fail(path);
	return status.st_ino;
}

/* The number of the control group of version 2, which is that of its directory. */
static unsigned long group(void)
{
	char line[4096], path[8192] = "";
	struct stat status;
	FILE *file = fopen("/proc/self/cgroup", "r");

	while (file && fgets(line, sizeof(line), file)) {
		if (strncmp(line, "0::", 3))
			continue;
		line[strcspn(line, "\n")] = '\0';
		snprintf(path, sizeof(path), "/tmp/cg%s", line + 3);
	}
	if (stat(path, &status))
		fail(path);
	return status.st_ino;
}

/* pid and session: as the initial namespace has them. */
static void numbers(int pid, int session)
{
	printf("numbers pid %d session %d mnt %lu pid %lu net %lu user %lu cgroup %lu\n", pid, session, space("mnt"),
	       space("pid"), space("net"), space("user"), group());
	ask(NUMBERS);
}

/* Runs a part in namespaces of its own; /proc is then another's, so that numbers are asked before. */
static void in_namespaces(void)
{
	int ready[2], status, child;

	numbers(getpid(), getsid(0));
	if (pipe(ready) || unshare(CLONE_NEWNS | CLONE_NEWNET | CLONE_NEWPID))
		fail("unshare");
	child = fork();
	if (child == 0) {
		int pid;

		setsid();
		if (read(ready[0], &pid, sizeof(pid)) != sizeof(pid))
			fail("read");
		if (unshare(CLONE_NEWUSER))
			fail("unshare user");
		/* This /proc counts processes as the initial namespace does: ours is no /proc/self there. */
		printf("numbers pid %d session %d", pid, pid);
		for (int i = 0; i < 4; i++) {
			static const char *const names[] = { "mnt", "pid", "net", "user" };
			char path[64];
			struct stat st;

			snprintf(path, sizeof(path), "/proc/%d/ns/%s", pid, names[i]);
			if (stat(path, &st))
				fail(path);
			printf(" %s %lu", names[i], (unsigned long)st.st_ino);
		}
		printf(" cgroup %lu\n", group());
		ask(NUMBERS);
		exit(0);
	}
	if (write(ready[1], &child, sizeof(child)) != sizeof(child))
		fail("write");
	if (waitpid(child, &status, 0) != child || status)
		exit(1);
}

int main(int count, char **words)
{
	if (count > 1 && !strcmp(words[1], "numbers"))
		in_namespaces();
	else
		return 2;
	return 0;
}
