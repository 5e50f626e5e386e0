package org.syscalltrack.jvm.trace;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.jvm.call.Availability;
import org.syscalltrack.jvm.call.ByteSlice;
import org.syscalltrack.jvm.call.RecordedArgument;

/** Decodes the fields of a struct: {@code {sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr("127.0.0.1")}}. */
final class StraceFields {
    /** No letters but those of hexadecimal digits, so that no name is ever looked up. */
    private static final Pattern NUMERIC_ADDRESS = Pattern.compile("[0-9a-fA-F:.]+");

    /** No struct of the kernel nests so deep that its fields have longer names: a bound against damage. */
    private static final int MAXIMUM_PREFIX = 64;

    private final StraceNumbers numbers;

    StraceFields(StraceNumbers numbers) {
        this.numbers = numbers;
    }

    void decode(byte[] text, int brace, int to, Abi abi, RecordedArgument argument) {
        decode("", text, brace, to, abi, argument);
    }

    private void decode(String prefix, byte[] text, int brace, int to, Abi abi, RecordedArgument argument) {
        StraceArguments parts = new StraceArguments();
        if (parts.split(text, brace + 1, to) < 0) {
            return;
        }
        for (int i = 0; i < parts.count(); i++) {
            int equals = parts.start(i);
            while (equals < parts.end(i) && text[equals] != '=' && text[equals] != '(') {
                equals++;
            }
            if (equals + 1 < parts.end(i) && text[equals] == '=') {
                String name = prefix + text(text, parts.start(i), equals);
                field(name, text, equals + 1, parts.end(i), abi, argument);
            } else if (equals < parts.end(i)) {
                byPointer(text, equals, parts.end(i), argument);
            }
        }
    }

    private void field(String name, byte[] text, int from, int to, Abi abi, RecordedArgument argument) {
        if (text[from] == '{' && name.length() < MAXIMUM_PREFIX) {
            decode(name + ".", text, from, to, abi, argument);
            return;
        }
        boolean abstractName = text[from] == '@';
        int quote = from + (abstractName ? 1 : 0);
        if (text[quote] == '"') {
            ByteSlice string = ByteSlice.without(Availability.UNREADABLE);
            StraceStrings.decode(text, quote, to, string);
            argument.setField(name, abstractName ? withAt(string) : string);
            return;
        }
        String value = text(text, from, to);
        if (value.startsWith("inet_addr(")) {
            address(name, value.substring("inet_addr(".length()).replaceAll("[\")]", ""), argument);
            return;
        }
        OptionalLong number = numbers.parse(text, from, to, abi);
        number.ifPresent(known -> argument.setField(name, known));
    }

    /** {@code inet_pton(AF_INET6, "::1", &sin6_addr)}. */
    private static void byPointer(byte[] text, int open, int to, RecordedArgument argument) {
        StraceArguments parts = new StraceArguments();
        if (parts.split(text, open + 1, to) < 0 || parts.count() != 3 || text[parts.start(2)] != '&') {
            return;
        }
        String quoted = text(text, parts.start(1), parts.end(1));
        String name = text(text, parts.start(2) + 1, parts.end(2));
        address(name, quoted.replace("\"", ""), argument);
    }

    private static void address(String name, String numeric, RecordedArgument argument) {
        if (!NUMERIC_ADDRESS.matcher(numeric).matches()) {
            return;
        }
        try {
            byte[] bytes = InetAddress.getByName(numeric).getAddress();
            argument.setField(name, ByteSlice.of(ByteString.of(bytes)));
        } catch (UnknownHostException e) {
            // No address after all: the field stays unreadable.
            return;
        }
    }

    private static ByteSlice withAt(ByteSlice name) {
        byte[] bytes = new byte[name.length() + 1];
        bytes[0] = '@';
        for (int i = 0; i < name.length(); i++) {
            bytes[i + 1] = name.at(i);
        }
        ByteSlice result = ByteSlice.without(Availability.UNREADABLE);
        result.set(bytes, 0, bytes.length, name.isCut());
        return result;
    }

    private static String text(byte[] text, int from, int to) {
        return new String(text, from, to - from, StandardCharsets.ISO_8859_1);
    }
}
