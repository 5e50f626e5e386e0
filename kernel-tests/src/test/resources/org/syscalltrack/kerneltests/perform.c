/*
 * Makes one system call as a process of a given kind, and prints what came of it:
 *
 *	perform [ancestor=NAME]... [comm=NAME] [uid=N] ... call NUMBER ARGUMENT...
 *
 * The outermost ancestor stands first. The other options are done in their order. An argument is n:NUMBER, s:STRING, b:HEX (a pointer to these bytes), v:N followed by N
 * words (a pointer to an array of strings), f:DIRECTORY (an open descriptor), u (a pointer that cannot be read).
 *
 * Prints "PID result N" (negative: an error), "PID signal N", or "PID gone" where the call did not come back.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <grp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

/* Descriptors of ours, out of the way of those that calls name. */
enum { FIRST_OWN = 100 };

static void fail(const char *what)
{
	perror(what);
	exit(1);
}

static void write_text(const char *path, const char *text)
{
	int file = open(path, O_WRONLY);

	if (file < 0 || write(file, text, strlen(text)) < 0)
		fail(path);
	close(file);
}

/* Lives on in a child; this process waits for it, as an ancestor. */
static void become_child(void)
{
	int status, child = fork();

	if (child < 0)
		fail("fork");
	if (child > 0) {
		if (waitpid(child, &status, 0) != child)
			fail("waitpid");
		exit(WIFEXITED(status) ? WEXITSTATUS(status) : 1);
	}
}

static void option(const char *name, const char *value)
{
	int number = atoi(value);

	if (!strcmp(name, "comm")) {
		prctl(PR_SET_NAME, value);
	} else if (!strcmp(name, "cgroup")) {
		write_text(value, "0");
	} else if (!strcmp(name, "loginuid")) {
		write_text("/proc/self/loginuid", value);
	} else if (!strcmp(name, "cwd")) {
		if (chdir(value))
			fail(value);
	} else if (!strcmp(name, "socket")) {
		int made = socket(number, SOCK_STREAM | SOCK_NONBLOCK, 0);

		if (made < 0 || (made != 3 && dup2(made, 3) != 3))
			fail("socket");
	} else if (!strcmp(name, "gid")) {
		if (setgroups(0, NULL) || setresgid(number, number, number))
			fail("setresgid");
	} else if (!strcmp(name, "uid")) {
		if (setresuid(number, number, number))
			fail("setresuid");
	} else {
		fprintf(stderr, "no such option: %s\n", name);
		exit(2);
	}
}

static long argument(char ***words)
{
	char *word = *(*words)++;
	char **strings;
	unsigned char *bytes;
	int count, file;

	switch (word[0]) {
	case 'n':
		return strtoll(word + 2, NULL, 10);
	case 's':
		return (long)(word + 2);
	case 'b':
		bytes = calloc(1, strlen(word));
		for (int i = 0; word[2 + 2 * i]; i++)
			sscanf(word + 2 + 2 * i, "%2hhx", &bytes[i]);
		return (long)bytes;
	case 'v':
		count = atoi(word + 2);
		strings = calloc(count + 1, sizeof(*strings));
		for (int i = 0; i < count; i++)
			strings[i] = *(*words)++;
		return (long)strings;
	case 'f':
		file = open(word + 2, O_PATH | O_DIRECTORY);
		if (file < 0)
			fail(word + 2);
		return file;
	case 'u':
		return (long)mmap(NULL, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	}
	fprintf(stderr, "no such argument: %s\n", word);
	exit(2);
}

int main(int count, char **words)
{
	long values[6] = { 0 }, number, result;
	int ends[2], call = 1, ancestors = 0, status, child;

	while (call < count && strcmp(words[call], "call")) {
		if (!strncmp(words[call], "ancestor=", 9)) {
			if (ancestors++)
				become_child();
			prctl(PR_SET_NAME, words[call] + 9);
		}
		call++;
	}
	if (pipe2(ends, O_CLOEXEC))
		fail("pipe2");
	for (int i = 0; i < 2; i++) {
		int moved = fcntl(ends[i], F_DUPFD_CLOEXEC, FIRST_OWN);

		close(ends[i]);
		ends[i] = moved;
	}
	child = fork();
	if (child < 0)
		fail("fork");
	if (child == 0) {
		char **rest = words + call + 2;

		number = atol(words[call + 1]);
		/* Directories are opened while this is still root. */
		for (int i = 0; i < 6 && rest < words + count; i++)
			values[i] = argument(&rest);
		for (int i = 1; i < call; i++) {
			char *equals = strchr(words[i], '=');

			*equals = '\0';
			if (strcmp(words[i], "ancestor"))
				option(words[i], equals + 1);
		}
		result = syscall(number, values[0], values[1], values[2], values[3], values[4], values[5]);
		if (result == -1)
			result = -errno;
		if (write(ends[1], &result, sizeof(result)) != sizeof(result))
			fail("write");
		_exit(0);
	}
	close(ends[1]);
	if (waitpid(child, &status, 0) != child)
		fail("waitpid");
	if (read(ends[0], &result, sizeof(result)) == sizeof(result))
		printf("%d result %ld\n", child, result);
	else if (WIFSIGNALED(status))
		printf("%d signal %d\n", child, WTERMSIG(status));
	else
		printf("%d gone\n", child);
	return 0;
}
