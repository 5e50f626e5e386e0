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
#include <linux/capability.h>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/mman.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum { NUMBERS = 7001, PLACE = 7002, CAPABILITIES = 7003, ANCESTORS = 7004, DESCRIPTOR = 7101, PATHS = 0x7200, SETS = 0x7300 };

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


/* What /proc says of a link, without what it adds to a removed file's name. */
static const char *link_of(const char *name)
{
	static char text[8192];
	ssize_t length = readlink(name, text, sizeof(text) - 1);

	if (length < 0)
		fail(name);
	text[length] = '\0';
	if (length > 10 && !strcmp(text + length - 10, " (deleted)"))
		text[length - 10] = '\0';
	return text;
}

/* Where the process is: what /proc shows of it, or a question mark for what rules cannot know. */
static void place(int cwd, int exe)
{
	printf("place cwd ");
	printf(cwd ? "\"%s\"" : "?", cwd ? link_of("/proc/self/cwd") : "");
	printf(" exe ");
	printf(exe ? "\"%s\"" : "?", exe ? link_of("/proc/self/exe") : "");
	printf("\n");
	ask(PLACE);
}

/* A path that a call names, and what it is when it is made absolute and normal. */
static void path(int directory, const char *name, const char *expected)
{
	printf("path %s%s%s\n", expected ? "\"" : "", expected ? expected : "?", expected ? "\"" : "");
	fflush(stdout);
	syscall(SYS_unlinkat, directory, name, PATHS);
}

/* A descriptor's file, as fstat has it. */
static void descriptor(int fd, int named)
{
	char link[64];
	struct stat status;

	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	printf("descriptor ");
	if (named)
		printf("\"%s\"", link_of(link));
	else
		printf("?");
	if (fstat(fd, &status))
		printf(" ino ? dev ? mode ? uid ? gid ?\n");
	else
		printf(" ino %lu dev %lu mode %u uid %u gid %u\n", (unsigned long)status.st_ino,
		       (unsigned long)status.st_dev, status.st_mode, status.st_uid, status.st_gid);
	fflush(stdout);
	syscall(SYS_flock, fd, DESCRIPTOR);
}

static void paths(void)
{
	int a, pair[2];

	if (chdir("/tmp/values") || mkdir("a", 0700) || mkdir("a/b", 0750) || mkdir("m", 0700))
		fail("mkdir");
	place(1, 1);
	path(AT_FDCWD, "/", "/");
	path(AT_FDCWD, "/..", "/");
	path(AT_FDCWD, "//x", "/x");
	path(AT_FDCWD, "/etc/", "/etc");
	path(AT_FDCWD, "/a/./b/../../c//d/.", "/c/d");
	path(AT_FDCWD, "/...", "/...");
	path(AT_FDCWD, "/.a/..b/c..", "/.a/..b/c..");
	path(AT_FDCWD, "x", "/tmp/values/x");
	path(AT_FDCWD, "../../../../x/", "/x");
	path(AT_FDCWD, "a/b/../.", "/tmp/values/a");
	path(AT_FDCWD, "", "/tmp/values");
	path(AT_FDCWD, NULL, "/tmp/values");
	path(AT_FDCWD, (void *)16, NULL);
	path(-7, "x", NULL);
	path(-7, "/x", "/x");
	a = open("a", O_RDONLY | O_DIRECTORY);
	path(a, "b", "/tmp/values/a/b");
	path(a, "..", "/tmp/values");
	path(a, "", "/tmp/values/a");
	descriptor(a, 1);
	/* Not of the root's file system, an overlay: stat shows another device there than its inodes have. */
	descriptor(open("/proc/version", O_RDONLY), 1);
	descriptor(open("/dev/null", O_RDONLY), 1);
	descriptor(99, 0);
	descriptor(-100, 0);
	if (pipe(pair))
		fail("pipe");
	descriptor(pair[0], 0);
	descriptor(socket(AF_INET, SOCK_DGRAM, 0), 0);
	descriptor(open("gone", O_RDWR | O_CREAT, 04711), 1);
	if (unlink("gone"))
		fail("gone");
	descriptor(pair[1] + 2, 1);
	if (mount("none", "m", "tmpfs", 0, "") || mkdir("m/c", 0700) || mount("a", "m/c", NULL, MS_BIND, NULL) ||
	    chdir("m/c/b"))
		fail("mount");
	place(1, 1);
	path(AT_FDCWD, "../x", "/tmp/values/m/c/x");
	path(a, "x", "/tmp/values/a/x");
	if (mkdir("gone", 0700) || chdir("gone") || rmdir("/tmp/values/a/b/gone"))
		fail("gone");
	place(1, 1);
	path(AT_FDCWD, "x", "/tmp/values/m/c/b/gone/x");
}

/* Paths as long as any is read, in a directory whose path is 64 bytes shorter. */
static void longest(const char *directory)
{
	char whole[4200], above[4200], rest[80], name[80];
	/* A component behind the longest path is too long, also where it goes again. */
	const struct {
		const char *more, *expected;
	} ends[] = {
		{ "", whole },	  { "/", whole }, { "/.", whole }, { "/./", whole },   { "/..", directory },
		{ "/../s", above }, { "r", NULL },  { "/s", NULL },	 { "/s/..", NULL },
	};

	memset(rest, 'r', sizeof(rest));
	rest[63] = '\0';
	snprintf(whole, sizeof(whole), "%s/%s", directory, rest);
	snprintf(above, sizeof(above), "%s/s", directory);
	for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
		snprintf(name, sizeof(name), "%s%s", rest, ends[i].more);
		path(AT_FDCWD, name, ends[i].expected);
	}
}

/* Directories below each other until the path is longer than any path that the kernel takes. */
static void deep(void)
{
	char name[201];
	int depth;

	memset(name, 'd', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	if (chdir("/tmp/values"))
		fail("values");
	for (depth = 0; depth < 22; depth++) {
		if (mkdir(name, 0700) || chdir(name))
			fail(name);
		/* 11 and 201 bytes for each: 20 make 4031, and with 64 more it is the longest. */
		if (depth == 9 || depth == 19)
			place(1, 1);
		if (depth == 19)
			longest(link_of("/proc/self/cwd"));
	}
	place(0, 1);
}

/* A root of its own: what lies outside has no path there. */
static void jail(void)
{
	int outside = open("/proc", O_RDONLY | O_DIRECTORY);
	struct stat status;

	if (fstat(outside, &status) || chroot("/tmp/values") || chdir("/a"))
		fail("chroot");
	printf("place cwd \"/a\" exe ?\n");
	ask(PLACE);
	path(AT_FDCWD, "../../x", "/x");
	path(outside, "x", NULL);
	printf("moved ? %lu to ?\n", (unsigned long)status.st_ino);
	fflush(stdout);
	if (fchdir(outside))
		fail("fchdir");
	printf("place cwd ? exe ?\n");
	ask(PLACE);
}

/* Runs this program from memory. */
static void from_memory(char **environment)
{
	static char bytes[1 << 21];
	int from = open("/proc/self/exe", O_RDONLY), to = memfd_create("a b", 0);
	ssize_t length = read(from, bytes, sizeof(bytes));

	if (length <= 0 || write(to, bytes, length) != length)
		fail("memfd");
	char *words[] = { "values", "memory", NULL };

	fexecve(to, words, environment);
	fail("fexecve");
}

static int effective(int capability)
{
	struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct data[2];

	if (syscall(SYS_capget, &header, data))
		fail("capget");
	return data[capability / 32].effective >> capability % 32 & 1;
}

static void without(int capability)
{
	struct __user_cap_header_struct header = { _LINUX_CAPABILITY_VERSION_3, 0 };
	struct __user_cap_data_struct data[2];

	if (syscall(SYS_capget, &header, data))
		fail("capget");
	data[capability / 32].effective &= ~(1U << capability % 32);
	if (syscall(SYS_capset, &header, data))
		fail("capset");
}

static void capabilities(int initial)
{
	static const char *const truth[] = { "false", "true" };

	printf("capable chown %s sys_admin %s bpf %s\n", truth[initial && effective(CAP_CHOWN)],
	       truth[initial && effective(CAP_SYS_ADMIN)], truth[initial && effective(CAP_BPF)]);
	ask(CAPABILITIES);
}

static void all_capabilities(void)
{
	capabilities(1);
	without(CAP_CHOWN);
	capabilities(1);
	without(CAP_BPF);
	capabilities(1);
	if (unshare(CLONE_NEWUSER))
		fail("unshare");
	/* All of them, but of its own namespace only. */
	capabilities(0);
}

static void connect_to(const char *text, const char *expected)
{
	struct sockaddr_in four = { .sin_family = AF_INET, .sin_port = htons(7) };
	struct sockaddr_in6 six = { .sin6_family = AF_INET6, .sin6_port = htons(7) };
	int of_six = strchr(text, ':') != NULL;
	int fd = socket(of_six ? AF_INET6 : AF_INET, SOCK_DGRAM, 0);

	if (inet_pton(of_six ? AF_INET6 : AF_INET, text, of_six ? (void *)&six.sin6_addr : (void *)&four.sin_addr) != 1)
		fail(text);
	if (expected)
		printf("address %s %s\n", expected, text);
	fflush(stdout);
	syscall(SYS_connect, fd, of_six ? (void *)&six : (void *)&four, of_six ? sizeof(six) : sizeof(four));
	close(fd);
}

static void addresses(void)
{
	connect_to("10.0.0.0", "four");
	connect_to("10.255.255.255", "four");
	connect_to("9.255.255.255", NULL);
	connect_to("11.0.0.0", NULL);
	connect_to("172.15.255.255", NULL);
	connect_to("172.31.255.255", "four");
	connect_to("192.168.3.4", "four");
	connect_to("127.0.0.1", "four");
	connect_to("127.0.0.2", NULL);
	connect_to("255.255.255.254", NULL);
	connect_to("255.255.255.255", "four");
	connect_to("::1", "six");
	connect_to("::2", NULL);
	connect_to("fe80::1", "six");
	connect_to("febf:ffff::1", "six");
	connect_to("fec0::1", NULL);
	connect_to("2001:db8:1:2:3::9", "six");
	connect_to("2001:db8:1:2:4::9", NULL);
	connect_to("2001:db8:1:3:3::9", NULL);
	connect_to("2002:ffff:ffff:ffff:ffff:ffff:ffff:ffff", "six");
	connect_to("2003::", NULL);
}

static void asks_ancestors(int depth)
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		/* The process itself is not asked. */
		prctl(PR_SET_NAME, depth == 1 ? "me" : "middle");
		if (depth == 3 && setresuid(4711, 0, 0))
			fail("setresuid");
		if (depth < 4) {
			asks_ancestors(depth + 1);
		} else {
			/* Kernel threads are nobody's ancestors here but the first process's: no executable is missing. */
			printf("ancestors me true exe true one true uid true both false unknown false\n");
			ask(ANCESTORS);
		}
		fflush(stdout);
		_exit(0);
	}
	if (waitpid(child, &status, 0) != child || status)
		exit(1);
}

static void ancestors(void)
{
	prctl(PR_SET_NAME, "me");
	printf("ancestors me false exe false one true uid false both false unknown false\n");
	ask(ANCESTORS);
	asks_ancestors(1);
}

static void made(int directory, const char *name, const char *expected)
{
	if (expected)
		printf("set \"%s\"\n", expected);
	fflush(stdout);
	syscall(SYS_mkdirat, directory, name, SETS);
}

static void sets(void)
{
	int etc = open("/etc", O_RDONLY), usr = open("/usr/bin", O_RDONLY), tmp;

	if (chdir("/tmp/values"))
		fail("values");
	tmp = open(".", O_RDONLY);
	made(AT_FDCWD, "one/.", "/tmp/values/one");
	made(tmp, "../values/two", "/tmp/values/two");
	made(AT_FDCWD, "on", NULL);
	made(AT_FDCWD, "onee", NULL);
	made(AT_FDCWD, "no/x.three", "/tmp/values/no/x.three");
	made(AT_FDCWD, "no/three", NULL);
	made(etc, "no/x", "/etc/no/x");
	made(usr, "no/x", "/usr/bin/no/x");
	made(tmp, "no/x", NULL);
}

static void after(void)
{
	int a, root = open("/", O_RDONLY);
	struct stat status;

	if (chdir("/tmp/values"))
		fail("values");
	a = open("a", O_RDONLY);
	if (fstat(a, &status))
		fail("a");
	printf("after \"/tmp/values/a/none\" %lu \"/tmp/values/a\" \"/tmp/values\" -2\n", (unsigned long)status.st_ino);
	fflush(stdout);
	if (syscall(SYS_fchownat, a, "b/../none", 0, 0, 0) != -1)
		fail("fchownat");
	printf("moved \"/tmp/values/a\" %lu to \"/tmp/values/a\"\n", (unsigned long)status.st_ino);
	fflush(stdout);
	if (fchdir(a) || fstat(root, &status))
		fail("fchdir");
	printf("moved \"/\" %lu to \"/\"\n", (unsigned long)status.st_ino);
	fflush(stdout);
	if (fchdir(root))
		fail("fchdir");
}

static void refused(const char *line, long result)
{
	printf("%s\n", line);
	fflush(stdout);
	if (result != -1 || errno != EXDEV)
		fail(line);
}

/* What a link names has the path that it has itself. */
static void real(void)
{
	if (chdir("/tmp/values") || close(open("a/real", O_RDWR | O_CREAT, 0600)) || symlink("a", "alias") ||
	    symlink("a/real", "other"))
		fail("real");
	refused("refused \"/tmp/values/a/real\"", syscall(SYS_unlink, "alias/../alias/real"));
	refused("changed \"/tmp/values/a/real\"", syscall(SYS_chmod, "other", 0644));
	refused("linked \"/tmp/values/a/real\" \"/tmp/values/a/new\"",
		syscall(SYS_link, "alias/real", "alias/new"));
	if (unlink("other"))
		fail("other");
}

static void part(const char *name, char **environment)
{
	int status, child;

	fflush(stdout);
	child = fork();
	if (child == 0) {
		if (!strcmp(name, "numbers"))
			in_namespaces();
		else if (!strcmp(name, "paths"))
			paths();
		else if (!strcmp(name, "deep"))
			deep();
		else if (!strcmp(name, "jail"))
			jail();
		else if (!strcmp(name, "from_memory"))
			from_memory(environment);
		else if (!strcmp(name, "memory"))
			place(1, 1);
		else if (!strcmp(name, "capabilities"))
			all_capabilities();
		else if (!strcmp(name, "addresses"))
			addresses();
		else if (!strcmp(name, "ancestors"))
			ancestors();
		else if (!strcmp(name, "sets"))
			sets();
		else if (!strcmp(name, "after"))
			after();
		else if (!strcmp(name, "real"))
			real();
		else
			exit(2);
		exit(0);
	}
	if (waitpid(child, &status, 0) != child || status) {
		fprintf(stderr, "%s: status %x\n", name, status);
		exit(1);
	}
}

int main(int count, char **words, char **environment)
{
	setvbuf(stdout, NULL, _IOFBF, 1 << 20);
	for (int i = 1; i < count; i++)
		part(words[i], environment);
	return 0;
}
