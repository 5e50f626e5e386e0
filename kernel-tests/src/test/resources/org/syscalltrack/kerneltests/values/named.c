/*
 * Calls that name files through links and relative names, for the rules of named.sct. Prints the line that the log must have
 * for each, as the kernel tells where the file is (realpath) and which it is (stat).
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static void check(int good, const char *what)
{
	if (!good) {
		perror(what);
		exit(1);
	}
}

static void make(const char *path, uid_t owner)
{
	int file = open(path, O_CREAT | O_WRONLY, 0644);

	check(file >= 0 && fchown(file, owner, 0) == 0, path);
	close(file);
}

static unsigned long number(const char *path)
{
	struct stat status;

	check(lstat(path, &status) == 0, path);
	return status.st_ino;
}

/* Without a call that a rule speaks of. */
static const char *real(const char *path)
{
	static char found[2][PATH_MAX];
	static int next;

	next = !next;
	check(realpath(path, found[next]) != NULL, path);
	return found[next];
}

static void removals(void)
{
	check(chdir("/tmp/named/sub") == 0, "chdir");
	printf("removed \"%s\" %lu\n", real("../link/one"), number("../link/one"));
	check(syscall(SYS_unlink, "../link/one") == 0, "one");
	printf("each \"two-each\"\nremoved \"%s\" %lu\ndone \"two-each\" 0\n", real("two-each"), number("two-each"));
	check(syscall(SYS_unlink, "two-each") == 0, "two");
	/* Nothing there: the rule on the object cannot match, the one below it does. */
	printf("other \"missing\"\n");
	check(syscall(SYS_unlink, "missing") == -1 && errno == ENOENT, "missing");
	printf("each \"no-each\"\nother \"no-each\"\ndone \"no-each\" -2\n");
	check(syscall(SYS_unlink, "no-each") == -1 && errno == ENOENT, "no-each");
	printf("other \"/tmp/named-beside\"\n");
	check(syscall(SYS_unlink, "/tmp/named-beside") == 0, "beside");
	/* A directory: the kernel finds that out behind the hook. */
	printf("removed \"/tmp/named/sub\" %lu\n", number("../sub"));
	check(syscall(SYS_unlink, "../sub") == -1 && errno == EISDIR, "directory");
	/* The link itself, which the call does not follow. */
	printf("removed \"/tmp/named/sub/self\" %lu\n", number("self"));
	check(syscall(SYS_unlink, "self") == 0, "self");
}

static void openings(void)
{
	int file;

	check(chdir("/tmp/named/sub") == 0, "chdir");
	printf("opened \"%s\" %lu\n", real("../pointer"), number("owned"));
	check(syscall(SYS_openat, AT_FDCWD, "../pointer", O_RDONLY) >= 0, "pointer");
	printf("opened \"%s\" %lu\nshown \"show-owned\" \"%s\"\n", real("show-owned"), number("show-owned"), real("show-owned"));
	check(syscall(SYS_openat, AT_FDCWD, "show-owned", O_RDONLY) >= 0, "show-owned");
	check(syscall(SYS_openat, AT_FDCWD, "root-owned", O_RDONLY) >= 0, "root-owned");
	/* No hook is passed, so the exit tells what the entry left. */
	printf("shown \"show-missing\" ?\n");
	check(syscall(SYS_openat, AT_FDCWD, "show-missing", O_RDONLY) == -1 && errno == ENOENT, "show-missing");
	printf("shown \"show-owned\" ?\n");
	check(syscall(SYS_openat, AT_FDCWD, "show-owned", O_PATH) >= 0, "O_PATH");
	printf("shown \"show-made\" \"/tmp/named/sub/show-made\"\n");
	file = syscall(SYS_openat, AT_FDCWD, "show-made", O_CREAT | O_RDWR, 0600);
	check(file >= 0, "show-made");
	printf("shown \"show-made\" \"/tmp/named/sub/show-made\"\n");
	check(syscall(SYS_openat, AT_FDCWD, "show-made", O_TRUNC | O_RDWR) >= 0, "truncate");
}

static void moves(void)
{
	check(chdir("/tmp/named/sub") == 0, "chdir");
	printf("moved \"/tmp/named/sub/from\" %lu \"/tmp/named/to\"\n", number("from"));
	check(syscall(SYS_rename, "../link/from", "../to") == 0, "from");
	check(syscall(SYS_rename, "../to", "to") == 0, "to");
	check(syscall(SYS_rename, "from", "to") == -1 && errno == ENOENT, "gone");
}

static void modes(void)
{
	check(syscall(SYS_chmod, "../pointer", 0600) == 0, "pointer");
	check(syscall(SYS_chmod, "../link/show-owned", 0600) == 0, "show-owned");
	check(syscall(SYS_chmod, "root-owned", 0600) == 0, "root-owned");
	check(syscall(SYS_chmod, "missing", 0600) == -1 && errno == ENOENT, "missing");
}

static void directories(void)
{
	printf("directory \"/tmp/named/sub/guarded-owned\"\n");
	check(syscall(SYS_rmdir, "../link/guarded-owned") == 0, "guarded-owned");
	printf("refused \"guarded-root\"\n");
	check(syscall(SYS_rmdir, "guarded-root") == -1 && errno == EXDEV, "guarded-root");
	/* Its own error, and yet it has matched. */
	printf("refused \"guarded-missing\"\n");
	check(syscall(SYS_rmdir, "guarded-missing") == -1 && errno == ENOENT, "guarded-missing");
	printf("rmdir \"free-root\"\n");
	check(syscall(SYS_rmdir, "free-root") == 0, "free-root");
	printf("rmdir \"free-missing\"\n");
	check(syscall(SYS_rmdir, "free-missing") == -1 && errno == ENOENT, "free-missing");
}

/* Everything there is, before the rules are. */
static void prepare(void)
{
	static const char *const directories[] = { "guarded-owned", "guarded-root", "free-root" };
	static const char *const files[] = { "one", "two-each", "from", "root-owned", "/tmp/named-beside" };

	check(mkdir("/tmp/named", 0755) == 0 && mkdir("/tmp/named/sub", 0755) == 0, "directories");
	check(chdir("/tmp/named/sub") == 0, "chdir");
	for (size_t i = 0; i < sizeof(files) / sizeof(*files); i++)
		make(files[i], 0);
	make("owned", 4343);
	make("show-owned", 4343);
	for (size_t i = 0; i < sizeof(directories) / sizeof(*directories); i++)
		check(mkdir(directories[i], 0755) == 0, directories[i]);
	check(chown("guarded-owned", 4343, 0) == 0, "guarded-owned");
	check(symlink("sub", "/tmp/named/link") == 0, "link");
	check(symlink("sub/owned", "/tmp/named/pointer") == 0, "pointer");
	check(symlink("root-owned", "self") == 0, "self");
}

int main(int count, char **arguments)
{
	if (count > 1 && arguments[1][0] == 'p') {
		prepare();
		return 0;
	}
	removals();
	openings();
	moves();
	modes();
	directories();
	return 0;
}
