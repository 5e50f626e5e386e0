/*
 * Makes calls by the i386 entries, through int 0x80 and without a C library, and prints what each returns. It runs in a
 * directory with the files "victim" and "notes".
 */
enum { EXIT = 1, WRITE = 4, UNLINK = 10, GETPID = 20, PTRACE = 26, MKDIR = 39, OPENAT = 295 };
enum { STANDARD_OUTPUT = 1, O_RDWR = 2, AT_FDCWD = -100, PTRACE_DETACH = 17, NO_PROCESS = 99999999 };

static long call(long number, long first, long second, long third, long fourth)
{
    long result;

    __asm__ volatile("int $0x80"
                     : "=a"(result)
                     : "a"(number), "b"(first), "c"(second), "d"(third), "S"(fourth)
                     : "memory");
    return result;
}

static void print(const char *text, int length)
{
    call(WRITE, STANDARD_OUTPUT, (long)text, length, 0);
}

/* A result between -999 and 999. */
static void say(const char *name, long result)
{
    char text[6] = {' ', result < 0 ? '-' : '+'};
    long size = result < 0 ? -result : result;
    int length = 0;

    while (name[length])
        length++;
    print(name, length);
    text[2] = '0' + size / 100;
    text[3] = '0' + size / 10 % 10;
    text[4] = '0' + size % 10;
    text[5] = '\n';
    print(text, 6);
}

void _start(void)
{
    say("unlink", call(UNLINK, (long)"/etc/passwd", 0, 0, 0));
    say("unlink", call(UNLINK, (long)"victim", 0, 0, 0));
    say("getpid", call(GETPID, 0, 0, 0, 0));
    say("ptrace", call(PTRACE, PTRACE_DETACH, NO_PROCESS, 0, 0));
    say("write", call(WRITE, call(OPENAT, AT_FDCWD, (long)"notes", O_RDWR, 0), (long)"x", 1, 0));
    say("mkdir", call(MKDIR, (long)"done", 0700, 0, 0));
    call(EXIT, 0, 0, 0, 0);
    __builtin_unreachable();
}
