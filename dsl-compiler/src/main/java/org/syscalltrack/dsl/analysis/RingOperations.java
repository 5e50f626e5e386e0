package org.syscalltrack.dsl.analysis;

import java.util.Map;
import java.util.Optional;

/**
 * The calls whose work io_uring also does, without the call: {@code IORING_OP_*} of include/uapi/linux/io_uring.h in
 * Linux 6.12.
 */
final class RingOperations {
    private static final Map<String, String> OPERATIONS = Map.ofEntries(
            Map.entry("accept", "ACCEPT"),
            Map.entry("accept4", "ACCEPT"),
            Map.entry("bind", "BIND"),
            Map.entry("close", "CLOSE"),
            Map.entry("connect", "CONNECT"),
            Map.entry("epoll_ctl", "EPOLL_CTL"),
            Map.entry("fadvise64", "FADVISE"),
            Map.entry("fallocate", "FALLOCATE"),
            Map.entry("fdatasync", "FSYNC"),
            Map.entry("fgetxattr", "FGETXATTR"),
            Map.entry("fsetxattr", "FSETXATTR"),
            Map.entry("fsync", "FSYNC"),
            Map.entry("ftruncate", "FTRUNCATE"),
            Map.entry("getxattr", "GETXATTR"),
            Map.entry("link", "LINKAT"),
            Map.entry("linkat", "LINKAT"),
            Map.entry("listen", "LISTEN"),
            Map.entry("madvise", "MADVISE"),
            Map.entry("mkdir", "MKDIRAT"),
            Map.entry("mkdirat", "MKDIRAT"),
            Map.entry("open", "OPENAT"),
            Map.entry("openat", "OPENAT"),
            Map.entry("openat2", "OPENAT2"),
            Map.entry("pread64", "READ"),
            Map.entry("preadv", "READV"),
            Map.entry("preadv2", "READV"),
            Map.entry("pwrite64", "WRITE"),
            Map.entry("pwritev", "WRITEV"),
            Map.entry("pwritev2", "WRITEV"),
            Map.entry("read", "READ"),
            Map.entry("readv", "READV"),
            Map.entry("recvfrom", "RECV"),
            Map.entry("recvmsg", "RECVMSG"),
            Map.entry("rename", "RENAMEAT"),
            Map.entry("renameat", "RENAMEAT"),
            Map.entry("renameat2", "RENAMEAT"),
            Map.entry("rmdir", "UNLINKAT"),
            Map.entry("sendmsg", "SENDMSG"),
            Map.entry("sendto", "SEND"),
            Map.entry("setxattr", "SETXATTR"),
            Map.entry("shutdown", "SHUTDOWN"),
            Map.entry("socket", "SOCKET"),
            Map.entry("splice", "SPLICE"),
            Map.entry("statx", "STATX"),
            Map.entry("symlink", "SYMLINKAT"),
            Map.entry("symlinkat", "SYMLINKAT"),
            Map.entry("sync_file_range", "SYNC_FILE_RANGE"),
            Map.entry("tee", "TEE"),
            Map.entry("unlink", "UNLINKAT"),
            Map.entry("unlinkat", "UNLINKAT"),
            Map.entry("waitid", "WAITID"),
            Map.entry("write", "WRITE"),
            Map.entry("writev", "WRITEV"));

    private RingOperations() {}

    /** The operation that does a call's work, such as {@code IORING_OP_OPENAT}. */
    static Optional<String> of(String call) {
        return Optional.ofNullable(OPERATIONS.get(call)).map(operation -> "IORING_OP_" + operation);
    }
}
