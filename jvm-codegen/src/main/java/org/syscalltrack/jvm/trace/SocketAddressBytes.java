package org.syscalltrack.jvm.trace;

import java.util.Arrays;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.jvm.call.ByteSlice;
import org.syscalltrack.jvm.call.RecordedArgument;

/** A {@code struct sockaddr} as its bytes, little endian but for what lies in network order. */
final class SocketAddressBytes {
    /** AF_UNIX, AF_INET and AF_INET6 of include/linux/socket.h. */
    private static final int UNIX = 1;

    private static final int INET = 2;
    private static final int INET6 = 10;

    private SocketAddressBytes() {}

    static void fill(ByteString address, RecordedArgument argument) {
        byte[] bytes = address.toByteArray();
        if (bytes.length < 2) {
            return;
        }
        int family = (bytes[0] & 0xff) | (bytes[1] & 0xff) << 8;
        argument.setField("sa_family", family);
        if (family == INET && bytes.length >= 8) {
            argument.setField("sin_port", port(bytes));
            argument.setField("sin_addr", part(bytes, 4, 8));
        } else if (family == INET6 && bytes.length >= 24) {
            argument.setField("sin6_port", port(bytes));
            argument.setField("sin6_addr", part(bytes, 8, 24));
        } else if (family == UNIX) {
            argument.setField("sun_path", path(bytes));
        }
    }

    private static int port(byte[] bytes) {
        return (bytes[2] & 0xff) << 8 | (bytes[3] & 0xff);
    }

    private static ByteSlice part(byte[] bytes, int from, int to) {
        return ByteSlice.of(ByteString.of(Arrays.copyOfRange(bytes, from, to)));
    }

    /** An abstract name begins with NUL and is shown with {@code @}; another one ends at NUL (unix(7)). */
    private static ByteSlice path(byte[] bytes) {
        byte[] path = Arrays.copyOfRange(bytes, 2, bytes.length);
        if (path.length > 0 && path[0] == 0) {
            path[0] = '@';
            return ByteSlice.of(ByteString.of(path));
        }
        int end = 0;
        while (end < path.length && path[end] != 0) {
            end++;
        }
        return part(path, 0, end);
    }
}
