package org.syscalltrack.dsl.event;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Text forms of internet addresses: IPv4 in four decimal parts, IPv6 as RFC 4291 section 2.2 writes it. Written here
 * because the JDK's parser looks names up and turns v4-mapped addresses into IPv4 ones.
 */
public final class InternetAddresses {
    private static final int GROUPS = 8;

    private InternetAddresses() {}

    /** The 4 or 16 bytes in network order. */
    public static Optional<byte[]> parse(String text) {
        return text.indexOf(':') < 0 ? parseV4(text) : parseV6(text);
    }

    private static Optional<byte[]> parseV4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return Optional.empty();
        }
        byte[] bytes = new byte[4];
        for (int index = 0; index < 4; index++) {
            if (!parts[index].matches("0|[1-9][0-9]{0,2}") || Integer.parseInt(parts[index]) > 255) {
                return Optional.empty();
            }
            bytes[index] = (byte) Integer.parseInt(parts[index]);
        }
        return Optional.of(bytes);
    }

    private static Optional<byte[]> parseV6(String text) {
        int gap = text.indexOf("::");
        if (gap >= 0 && text.indexOf("::", gap + 1) >= 0) {
            return Optional.empty();
        }
        Optional<byte[]> head = groups(gap < 0 ? text : text.substring(0, gap));
        Optional<byte[]> tail = groups(gap < 0 ? "" : text.substring(gap + 2));
        if (head.isEmpty() || tail.isEmpty()) {
            return Optional.empty();
        }
        int length = head.get().length + tail.get().length;
        if (gap < 0 ? length != 2 * GROUPS : length > 2 * GROUPS - 2) {
            return Optional.empty();
        }
        byte[] bytes = new byte[2 * GROUPS];
        System.arraycopy(head.get(), 0, bytes, 0, head.get().length);
        System.arraycopy(tail.get(), 0, bytes, bytes.length - tail.get().length, tail.get().length);
        return Optional.of(bytes);
    }

    /** Groups of hexadecimal digits, the last perhaps an IPv4 address. */
    private static Optional<byte[]> groups(String text) {
        if (text.isEmpty()) {
            return Optional.of(new byte[0]);
        }
        String[] groups = text.split(":", -1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int index = 0; index < groups.length; index++) {
            if (index == groups.length - 1 && groups[index].indexOf('.') >= 0) {
                Optional<byte[]> last = parseV4(groups[index]);
                if (last.isEmpty()) {
                    return Optional.empty();
                }
                bytes.writeBytes(last.get());
            } else if (groups[index].matches("[0-9a-fA-F]{1,4}")) {
                int group = Integer.parseInt(groups[index], 16);
                bytes.write(group >> Byte.SIZE);
                bytes.write(group);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(bytes.toByteArray());
    }

    /** The address with all bits beyond the prefix zero. */
    public static byte[] masked(byte[] address, int prefix) {
        byte[] network = address.clone();
        for (int bit = prefix; bit < network.length * Byte.SIZE; bit++) {
            network[bit / Byte.SIZE] &= (byte) ~(0x80 >> bit % Byte.SIZE);
        }
        return network;
    }

    /** The text form, IPv6 with its longest run of zero groups left out (RFC 5952). */
    public static String format(byte[] address) {
        if (address.length == 4) {
            StringJoiner text = new StringJoiner(".");
            for (byte part : address) {
                text.add(String.valueOf(part & 0xff));
            }
            return text.toString();
        }
        int[] groups = new int[GROUPS];
        for (int index = 0; index < GROUPS; index++) {
            groups[index] = (address[2 * index] & 0xff) << Byte.SIZE | (address[2 * index + 1] & 0xff);
        }
        int start = 0;
        int length = 0;
        for (int from = 0; from < GROUPS; from++) {
            int to = from;
            while (to < GROUPS && groups[to] == 0) {
                to++;
            }
            if (to - from > Math.max(length, 1)) {
                start = from;
                length = to - from;
            }
        }
        return length == 0
                ? join(groups, 0, GROUPS)
                : join(groups, 0, start) + "::" + join(groups, start + length, GROUPS);
    }

    private static String join(int[] groups, int from, int to) {
        StringJoiner text = new StringJoiner(":");
        for (int index = from; index < to; index++) {
            text.add(Integer.toHexString(groups[index]));
        }
        return text.toString();
    }
}
