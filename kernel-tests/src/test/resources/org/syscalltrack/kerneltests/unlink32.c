/* Removes the file "victim" by the i386 calls, through int 0x80 and without a C library. */
static long call(long number, long first)
{
    long result;

    __asm__ volatile("int $0x80" : "=a"(result) : "a"(number), "b"(first) : "memory");
    return result;
}

void _start(void)
{
    enum { EXIT = 1, UNLINK = 10 };

    call(EXIT, call(UNLINK, (long)"victim") != 0);
    __builtin_unreachable();
}
