package org.syscalltrack.jvm.trace;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Catalog;

/** Turns what strace writes for a number back into it: digits, names of constants, and both joined by {@code |}. */
final class StraceNumbers {
    /** All flags of a call written out are shorter: a bound against damage. */
    private static final int MAXIMUM_LENGTH = 1024;

    private final Catalog catalog;
    private final Map<Abi, Map<String, OptionalLong>> constants = new HashMap<>();

    StraceNumbers(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Returns the number, or empty where the text has no number or a name that the catalog does not know. */
    OptionalLong parse(byte[] text, int from, int to, Abi abi) {
        if (from == to || to - from > MAXIMUM_LENGTH) {
            return OptionalLong.empty();
        }
        long value = 0;
        int start = from;
        while (start < to) {
            int end = start;
            while (end < to && text[end] != '|' && text[end] != ' ' && text[end] != '<' && text[end] != '(') {
                end++;
            }
            OptionalLong word =
                    end < to && text[end] == '(' ? wrapped(text, start, end, to, abi) : word(text, start, end, abi);
            if (word.isEmpty()) {
                return word;
            }
            value |= word.getAsLong();
            if (end >= to || text[end] != '|') {
                return end + 1 < to && text[end] == '<' && text[end + 1] == '<'
                        ? shifted(value, text, end + 2, to, abi)
                        : OptionalLong.of(value);
            }
            start = end + 1;
        }
        return OptionalLong.of(value);
    }

    /** {@code htons(53)} and the like give the number in the host's order; {@code makedev(8, 1)} its encoding. */
    private OptionalLong wrapped(byte[] text, int start, int open, int to, Abi abi) {
        String function = new String(text, start, open - start, StandardCharsets.ISO_8859_1);
        StraceArguments arguments = new StraceArguments();
        if (arguments.split(text, open + 1, to) < 0 || arguments.count() == 0) {
            return OptionalLong.empty();
        }
        OptionalLong first = parse(text, arguments.start(0), arguments.end(0), abi);
        if (function.equals("htons") || function.equals("htonl")) {
            return first;
        }
        if (function.equals("makedev") && arguments.count() == 2 && first.isPresent()) {
            OptionalLong minor = parse(text, arguments.start(1), arguments.end(1), abi);
            return minor.isEmpty() ? minor : OptionalLong.of(DeviceNumber.encode(first.getAsLong(), minor.getAsLong()));
        }
        return OptionalLong.empty();
    }

    private OptionalLong shifted(long value, byte[] text, int from, int to, Abi abi) {
        OptionalLong count = parse(text, from, to, abi);
        return count.isEmpty() ? count : OptionalLong.of(value << count.getAsLong());
    }

    private OptionalLong word(byte[] text, int from, int to, Abi abi) {
        if (from == to) {
            return OptionalLong.empty();
        }
        byte first = text[from];
        if (StraceArguments.isDigit(first) || (first == '-' && to - from > 1)) {
            return digits(text, from, to);
        }
        String name = new String(text, from, to - from, StandardCharsets.ISO_8859_1);
        if (name.equals("NULL")) {
            return OptionalLong.of(0);
        }
        return constants
                .computeIfAbsent(abi, key -> new HashMap<>())
                .computeIfAbsent(name, key -> catalog.constant(key, abi));
    }

    /** As C reads them; a number above 2^63-1 keeps its bits. */
    private static OptionalLong digits(byte[] text, int from, int to) {
        int i = from;
        boolean negative = text[i] == '-';
        i += negative ? 1 : 0;
        int radix = 10;
        if (text[i] == '0' && i + 1 < to) {
            radix = text[i + 1] == 'x' ? 16 : 8;
            i += radix == 16 ? 2 : 1;
        }
        long value = 0;
        if (i == to) {
            return OptionalLong.empty();
        }
        for (; i < to; i++) {
            int digit = Character.digit(text[i], radix);
            if (digit < 0) {
                return OptionalLong.empty();
            }
            value = value * radix + digit;
        }
        return OptionalLong.of(negative ? -value : value);
    }
}
