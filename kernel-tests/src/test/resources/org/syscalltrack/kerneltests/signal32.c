/* Catches a signal that it sends to itself, and then removes "victim", by the i386 calls and without a C library. */
static long call(long number, long first, long second, long third, long fourth)
{
    long result;

    __asm__ volatile("int $0x80"
                     : "=a"(result)
                     : "a"(number), "b"(first), "c"(second), "d"(third), "S"(fourth)
                     : "memory");
    return result;
}

/* struct sigaction of arch/x86/include/uapi/asm/signal.h, as rt_sigaction takes it. */
struct action {
    void (*handler)(int);
    unsigned long flags;
    void (*restorer)(void);
    unsigned long mask[2];
};

static void caught(int signal)
{
    (void)signal;
}

/* rt_sigreturn. */
__asm__("restore: movl $173, %eax\n int $0x80");
void restore(void);

void _start(void)
{
    enum { EXIT = 1, UNLINK = 10, GETPID = 20, KILL = 37, RT_SIGACTION = 174, SIGUSR1 = 10 };
    enum { SA_SIGINFO = 4, SA_RESTORER = 0x04000000 };
    struct action action = {caught, SA_SIGINFO | SA_RESTORER, restore, {0, 0}};

    call(RT_SIGACTION, SIGUSR1, (long)&action, 0, sizeof action.mask);
    call(KILL, call(GETPID, 0, 0, 0, 0), SIGUSR1, 0, 0);
    call(EXIT, call(UNLINK, (long)"victim", 0, 0, 0) != 0, 0, 0, 0);
    __builtin_unreachable();
}
