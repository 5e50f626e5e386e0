package org.syscalltrack.jvm.explain;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.jvm.call.Availability;
import org.syscalltrack.jvm.call.ByteSlice;
import org.syscalltrack.jvm.code.Truth;

/** Values as a rule would write them. */
final class ValueText {
    private ValueText() {}

    static String of(IntegerResult result) {
        return result.isKnown() ? Long.toString(result.value()) : ofMissing(result.state());
    }

    static String ofTruth(int truth) {
        return switch (truth) {
            case Truth.FALSE -> "false";
            case Truth.TRUE -> "true";
            case Truth.ABSENT -> "absent";
            default -> "unreadable";
        };
    }

    static String of(ByteSlice string) {
        if (string.state() != Availability.KNOWN) {
            return ofMissing(string.state());
        }
        return quoted(string.toByteString()) + (string.isCut() ? "..." : "");
    }

    /** A string in C's form; every byte that is not printable ASCII as {@code \xHH}. */
    static String quoted(ByteString bytes) {
        StringBuilder text = new StringBuilder("\"");
        for (int i = 0; i < bytes.length(); i++) {
            byte value = bytes.at(i);
            if (value == '"' || value == '\\') {
                text.append('\\').append((char) value);
            } else if (value >= ' ' && value < 0x7f) {
                text.append((char) value);
            } else {
                text.append(String.format("\\x%02x", value & 0xff));
            }
        }
        return text.append('"').toString();
    }

    static String ofAddress(ByteSlice address) {
        if (address.state() != Availability.KNOWN) {
            return ofMissing(address.state());
        }
        return ofAddress(address.toByteString());
    }

    static String ofAddress(ByteString bytes) {
        try {
            return InetAddress.getByAddress(bytes.toByteArray()).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address of " + bytes.length() + " bytes", e);
        }
    }

    private static String ofMissing(int state) {
        return state == Availability.ABSENT ? "absent" : "unreadable";
    }
}
