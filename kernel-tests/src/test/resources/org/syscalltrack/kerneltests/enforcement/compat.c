/*
 * The i386 calls, through int 0x80: numbers, layouts and constants of their own, and the sub-calls of socketcall and ipc.
 * What their arguments point to is static, since a static program lies below 4 GiB.
 */
static long call32(long number, long a, long b, long c, long d, long e) {
    long result;
    __asm__ volatile("int $0x80"
                     : "=a"(result)
                     : "a"(number), "b"(a), "c"(b), "d"(c), "S"(d), "D"(e)
                     : "memory", "r8", "r9", "r10", "r11");
    return (int)result;
}
#define LOW(pointer) ((uint32_t)(uintptr_t)(pointer))
/* The arguments of a sub-call of socketcall. */
static uint32_t of_socketcall[6];
static long socketcall(int what, uint32_t a, uint32_t b, uint32_t c, uint32_t d) {
    uint32_t arguments[] = {a, b, c, d, 0, 0};
    memcpy(of_socketcall, arguments, sizeof arguments);
    return call32(102, what, LOW(of_socketcall), 0, 0, 0);
}

ATTEMPT(c32_unlink, "unlink", make("f"), call32(10, LOW("f"), 0, 0, 0, 0), !exists("f"))
ATTEMPT(c32_unlinkat, "unlinkat", make("f"), call32(301, AT_FDCWD, LOW("f"), 0, 0, 0), !exists("f"))
ATTEMPT(c32_mkdir, "mkdir", NOTHING, call32(39, LOW("d"), 0755, 0, 0, 0), exists("d"))
ATTEMPT(c32_rename, "rename", make("f"), call32(38, LOW("f"), LOW("g"), 0, 0, 0), exists("g") || !exists("f"))
ATTEMPT(c32_openat, "openat", make("f"), call32(295, AT_FDCWD, LOW("f"), O_TRUNC | O_WRONLY, 0, 0),
        told("f").st_size == 0)
ATTEMPT(c32_chmod, "chmod", make("f"), call32(15, LOW("f"), 0600, 0, 0, 0), (told("f").st_mode & 07777) == 0600)
ATTEMPT(c32_chown32, "chown", make("f"), call32(212, LOW("f"), 7, 7, 0, 0), told("f").st_uid == 7)
ATTEMPT(c32_truncate64, "truncate", make("f"), call32(193, LOW("f"), 3, 0, 0, 0), told("f").st_size == 3)
static struct {
    uint32_t base, length;
} from32;
ATTEMPT(c32_writev, "writev",
        (shared->fds[0] = open_file("f", O_WRONLY), from32.base = LOW("changed"), from32.length = 7),
        call32(146, shared->fds[0], LOW(&from32), 1, 0, 0), holds("f", "changed"))
ATTEMPT(c32_kill, "kill", victim(), call32(37, shared->victim, SIGKILL, 0, 0, 0), dead_soon())
ATTEMPT(c32_setuid32, "setuid", NOTHING, ({
            long made = call32(213, 7, 0, 0, 0, 0);
            shared->value = status_of(getpid(), "Uid:") == 7;
            made;
        }),
        NOTED)

ATTEMPT(c32_socket, "socket", NOTHING, socketcall(1, AF_INET, SOCK_STREAM, 0, 0), TOLD)
ATTEMPT(c32_bind, "bind", (shared->fds[0] = socket(AF_INET, SOCK_STREAM, 0),
                           loopback.sin_addr.s_addr = htonl(INADDR_LOOPBACK), loopback.sin_port = 0),
        socketcall(2, shared->fds[0], LOW(&loopback), sizeof loopback, 0), ({
            struct sockaddr_in bound = {0};
            socklen_t length = sizeof bound;
            getsockname(shared->fds[0], (void *)&bound, &length);
            bound.sin_port != 0;
        }))
ATTEMPT(c32_connect, "connect", (shared->fds[0] = listener(), shared->fds[1] = socket(AF_INET, SOCK_STREAM, 0)),
        socketcall(3, shared->fds[1], LOW(&loopback), loopback_length, 0), has_connection())
ATTEMPT(c32_send, "sendto", pair(), call32(369, shared->fds[0], LOW("message"), 7, 0, 0), queued(shared->fds[1]))
ATTEMPT(c32_connect_own, "connect", (shared->fds[0] = listener(), shared->fds[1] = socket(AF_INET, SOCK_STREAM, 0)),
        call32(362, shared->fds[1], LOW(&loopback), loopback_length, 0, 0), has_connection())

ATTEMPT(c32_semget, "semget", NOTHING, call32(117, 2, key(), 1, IPC_CREAT | 0600, 0), semget(key(), 1, 0) >= 0)
ATTEMPT(c32_semop, "semop", shared->fds[0] = semget(IPC_PRIVATE, 1, 0600),
        call32(117, 1, shared->fds[0], 1, 0, LOW(&up)), semctl(shared->fds[0], 0, GETVAL) == 1)
ATTEMPT(c32_msgget, "msgget", NOTHING, call32(117, 13, key(), IPC_CREAT | 0600, 0, 0), msgget(key(), 0) >= 0)
ATTEMPT(c32_msgctl, "msgctl", shared->fds[0] = msgget(key(), IPC_CREAT | 0600),
        call32(117, 14, shared->fds[0], IPC_RMID, 0, 0), msgget(key(), 0) < 0)
ATTEMPT(c32_shmget, "shmget", NOTHING, call32(117, 23, key(), 4096, IPC_CREAT | 0600, 0), shmget(key(), 4096, 0) >= 0)
ATTEMPT(c32_ioctl, "ioctl", shared->fds[0] = open_file("f", O_RDWR),
        ({
            static int ready;
            long made = call32(54, shared->fds[0], 0x541b /* FIONREAD */, LOW(&ready), 0, 0);
            shared->value = ready;
            made;
        }),
        NOTED)
ATTEMPT(c32_nice, "nice", NOTHING, ({
            long made = call32(34, 5, 0, 0, 0, 0);
            shared->value = getpriority(PRIO_PROCESS, 0) == 5;
            made;
        }),
        NOTED)
ATTEMPT(c32_readdir, "readdir", shared->fds[0] = open(".", O_RDONLY), call32(89, shared->fds[0], LOW(buffer), 1, 0, 0),
        TOLD)
ATTEMPT(c32_stime, "stime", NOTHING, ({
            static int32_t now;
            now = time(NULL);
            call32(25, LOW(&now), 0, 0, 0, 0);
        }),
        TOLD)

/* A library is an ELF file that is mapped where it says (load_elf_library of fs/binfmt_elf.c, until 6.12). */
#define OF_LIBRARY 0x20000000
static void make_library(void) {
    Elf64_Ehdr header = {.e_ident = ELFMAG,
                         .e_type = ET_EXEC,
                         .e_machine = EM_X86_64,
                         .e_phoff = sizeof header,
                         .e_phentsize = sizeof(Elf64_Phdr),
                         .e_phnum = 1};
    Elf64_Phdr segment = {.p_type = PT_LOAD, .p_vaddr = OF_LIBRARY, .p_filesz = 4096, .p_memsz = 4096};
    int file = open("f", O_CREAT | O_WRONLY | O_TRUNC, 0755);
    must(write(file, &header, sizeof header) == sizeof header && write(file, &segment, sizeof segment) == sizeof segment
                 && ftruncate(file, 4096) == 0,
         "a library");
    close(file);
}
ATTEMPT(c32_uselib, "uselib", make_library(), ({
            long made = call32(86, LOW("f"), 0, 0, 0, 0);
            shared->value = made == 0 && memcmp((char *)OF_LIBRARY, ELFMAG, SELFMAG) == 0;
            made;
        }),
        NOTED)
