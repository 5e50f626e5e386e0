/* Sockets, System V IPC and the rest. */
static struct sockaddr_in loopback = {.sin_family = AF_INET};
static socklen_t loopback_length = sizeof loopback;

static int listener(void) {
    int fd = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    loopback = (struct sockaddr_in){.sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
    loopback_length = sizeof loopback;
    must(bind(fd, (void *)&loopback, sizeof loopback) == 0 && listen(fd, 9) == 0, "a listener");
    getsockname(fd, (void *)&loopback, &loopback_length);
    return fd;
}
static int has_connection(void) {
    struct pollfd p = {shared->fds[0], POLLIN, 0};
    return poll(&p, 1, 300) == 1;
}
static void pair(void) {
    must(socketpair(AF_UNIX, SOCK_DGRAM, 0, shared->fds) == 0, "a socket pair");
}
static void full_pair(void) {
    pair();
    must(write(shared->fds[1], "message", 7) == 7, "a message");
}
static int queued(int fd) {
    char c;
    return recv(fd, &c, 1, MSG_PEEK | MSG_DONTWAIT) > 0;
}
static void connected(void) {
    shared->fds[0] = listener();
    shared->fds[1] = socket(AF_INET, SOCK_STREAM, 0);
    must(connect(shared->fds[1], (void *)&loopback, loopback_length) == 0, "a connection");
}
static struct iovec message_text = {"message", 7};
static struct mmsghdr message = {{.msg_iov = &message_text, .msg_iovlen = 1}, 0};
static char received[16];
static struct iovec received_text = {received, 7};
static struct mmsghdr reception = {{.msg_iov = &received_text, .msg_iovlen = 1}, 0};

ATTEMPT(socket, "socket", NOTHING, syscall(SYS_socket, AF_INET, SOCK_STREAM, 0), TOLD)
ATTEMPT(socketpair, "socketpair", NOTHING, ({
            int made[2];
            syscall(SYS_socketpair, AF_UNIX, SOCK_STREAM, 0, made);
        }),
        TOLD)
ATTEMPT(bind, "bind", (shared->fds[0] = socket(AF_INET, SOCK_STREAM, 0),
                       loopback.sin_addr.s_addr = htonl(INADDR_LOOPBACK), loopback.sin_port = 0),
        syscall(SYS_bind, shared->fds[0], &loopback, sizeof loopback), ({
            struct sockaddr_in bound = {0};
            socklen_t length = sizeof bound;
            getsockname(shared->fds[0], (void *)&bound, &length);
            bound.sin_port != 0;
        }))
ATTEMPT(connect, "connect", (shared->fds[0] = listener(), shared->fds[1] = socket(AF_INET, SOCK_STREAM, 0)),
        syscall(SYS_connect, shared->fds[1], &loopback, loopback_length), has_connection())
ATTEMPT(listen, "listen", shared->fds[0] = socket(AF_INET, SOCK_STREAM, 0), syscall(SYS_listen, shared->fds[0], 5), ({
            int listens = 0;
            socklen_t length = sizeof listens;
            getsockopt(shared->fds[0], SOL_SOCKET, SO_ACCEPTCONN, &listens, &length);
            listens;
        }))
ATTEMPT(accept, "accept", connected(), syscall(SYS_accept, shared->fds[0], 0L, 0L), !has_connection())
ATTEMPT(accept4, "accept4", connected(), syscall(SYS_accept4, shared->fds[0], 0L, 0L, 0), !has_connection())
ATTEMPT(sendto, "sendto", pair(), syscall(SYS_sendto, shared->fds[0], "message", 7, 0, 0L, 0), queued(shared->fds[1]))
ATTEMPT(sendmsg, "sendmsg", pair(), syscall(SYS_sendmsg, shared->fds[0], &message, 0), queued(shared->fds[1]))
ATTEMPT(sendmmsg, "sendmmsg", pair(), syscall(SYS_sendmmsg, shared->fds[0], &message, 1, 0), queued(shared->fds[1]))
ATTEMPT(write_socket, "write", pair(), syscall(SYS_write, shared->fds[0], "message", 7), queued(shared->fds[1]))
ATTEMPT(recvfrom, "recvfrom", full_pair(), syscall(SYS_recvfrom, shared->fds[0], received, 7, 0, 0L, 0L),
        !queued(shared->fds[0]))
ATTEMPT(recvmsg, "recvmsg", full_pair(), syscall(SYS_recvmsg, shared->fds[0], &reception, 0), !queued(shared->fds[0]))
ATTEMPT(recvmmsg, "recvmmsg", full_pair(), syscall(SYS_recvmmsg, shared->fds[0], &reception, 1, 0, 0L),
        !queued(shared->fds[0]))
static int on = 1;
static int broadcasts(void) {
    int found = 0;
    socklen_t length = sizeof found;
    getsockopt(shared->fds[0], SOL_SOCKET, SO_BROADCAST, &found, &length);
    return found;
}
ATTEMPT(setsockopt, "setsockopt", pair(),
        syscall(SYS_setsockopt, shared->fds[0], SOL_SOCKET, SO_BROADCAST, &on, sizeof on), broadcasts())
ATTEMPT(getsockopt, "getsockopt", pair(), ({
            socklen_t length = 4;
            syscall(SYS_getsockopt, shared->fds[0], SOL_SOCKET, SO_TYPE, shared->data, &length);
        }),
        shared->data[0])
ATTEMPT(getsockname, "getsockname", pair(), ({
            socklen_t length = 16;
            syscall(SYS_getsockname, shared->fds[0], shared->data, &length);
        }),
        shared->data[0])
ATTEMPT(getpeername, "getpeername", pair(), ({
            socklen_t length = 16;
            syscall(SYS_getpeername, shared->fds[0], shared->data, &length);
        }),
        shared->data[0])
ATTEMPT(shutdown, "shutdown", must(socketpair(AF_UNIX, SOCK_STREAM, 0, shared->fds) == 0, "a socket pair"),
        syscall(SYS_shutdown, shared->fds[0], SHUT_WR), ({
            char c;
            recv(shared->fds[1], &c, 1, MSG_DONTWAIT) == 0;
        }))

static int key(void) {
    return ftok(".", 's');
}
static struct {
    long type;
    char text[8];
} note = {1, "note"};
ATTEMPT(msgget, "msgget", NOTHING, syscall(SYS_msgget, key(), IPC_CREAT | 0600), msgget(key(), 0) >= 0)
ATTEMPT(msgsnd, "msgsnd", shared->fds[0] = msgget(IPC_PRIVATE, 0600),
        syscall(SYS_msgsnd, shared->fds[0], &note, 4, 0), msgrcv(shared->fds[0], &note, 4, 0, IPC_NOWAIT) == 4)
ATTEMPT(msgctl, "msgctl", shared->fds[0] = msgget(key(), IPC_CREAT | 0600),
        syscall(SYS_msgctl, shared->fds[0], IPC_RMID, 0L), msgget(key(), 0) < 0)
ATTEMPT(semget, "semget", NOTHING, syscall(SYS_semget, key(), 1, IPC_CREAT | 0600), semget(key(), 1, 0) >= 0)
static struct sembuf up = {0, 1, 0};
ATTEMPT(semop, "semop", shared->fds[0] = semget(IPC_PRIVATE, 1, 0600), syscall(SYS_semop, shared->fds[0], &up, 1),
        semctl(shared->fds[0], 0, GETVAL) == 1)
ATTEMPT(semtimedop, "semtimedop", shared->fds[0] = semget(IPC_PRIVATE, 1, 0600),
        syscall(SYS_semtimedop, shared->fds[0], &up, 1, 0L), semctl(shared->fds[0], 0, GETVAL) == 1)
ATTEMPT(semctl, "semctl", shared->fds[0] = semget(key(), 1, IPC_CREAT | 0600),
        syscall(SYS_semctl, shared->fds[0], 0, IPC_RMID, 0L), semget(key(), 1, 0) < 0)
ATTEMPT(semctl_setval, "semctl", shared->fds[0] = semget(IPC_PRIVATE, 1, 0600),
        syscall(SYS_semctl, shared->fds[0], 0, SETVAL, 3), semctl(shared->fds[0], 0, GETVAL) == 3)
ATTEMPT(shmget, "shmget", NOTHING, syscall(SYS_shmget, key(), 4096, IPC_CREAT | 0600), shmget(key(), 4096, 0) >= 0)
ATTEMPT(shmat, "shmat", shared->fds[0] = shmget(IPC_PRIVATE, 4096, 0600),
        syscall(SYS_shmat, shared->fds[0], 0L, 0), TOLD)
ATTEMPT(shmctl, "shmctl", shared->fds[0] = shmget(key(), 4096, IPC_CREAT | 0600),
        syscall(SYS_shmctl, shared->fds[0], IPC_RMID, 0L), shmget(key(), 4096, 0) < 0)

ATTEMPT(add_key, "add_key", NOTHING, syscall(SYS_add_key, "user", "sct", "x", 1, -2 /* process keyring */), TOLD)
ATTEMPT(bpf, "bpf", NOTHING, ({
            uint32_t attributes[16] = {2 /* array */, 4, 4, 1};
            syscall(SYS_bpf, 0 /* map create */, attributes, sizeof attributes);
        }),
        TOLD)
ATTEMPT(perf_event_open, "perf_event_open", NOTHING, ({
            uint64_t attributes[16] = {1 /* software */ | 128UL << 32, 0};
            syscall(SYS_perf_event_open, attributes, 0, -1, -1, 0L);
        }),
        TOLD)
ATTEMPT(syslog, "syslog", NOTHING, syscall(SYS_syslog, 10 /* size of the buffer */, 0L, 0), TOLD)
ATTEMPT(clock_settime, "clock_settime", NOTHING, ({
            struct timespec now;
            clock_gettime(CLOCK_REALTIME, &now);
            now.tv_sec += 1;
            syscall(SYS_clock_settime, CLOCK_REALTIME, &now);
        }),
        TOLD)
ATTEMPT(settimeofday, "settimeofday", NOTHING, ({
            struct timeval now;
            gettimeofday(&now, NULL);
            syscall(SYS_settimeofday, &now, 0L);
        }),
        TOLD)
