package org.syscalltrack.dsl.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names of an integer's values in one ABI, and how strace writes the integer with them: {@code O_RDWR|O_CREAT|0x40000000}.
 *
 * @param style what a value is made of
 * @param bits the integer's width; bits above it are not looked at
 * @param parts parts of the integer that hold one of several values
 * @param members names of values or bits, in the order in which they are tried and written
 */
public record ValueNames(Style style, int bits, List<Part> parts, List<Member> members) {
    private static final int OCTAL = 8;
    private static final int OCTAL_DIGITS = 3;

    /** Copies the lists. */
    public ValueNames {
        parts = List.copyOf(parts);
        members = List.copyOf(members);
    }

    /** What a value is made of. */
    public enum Style {
        /** One member. */
        CHOICE,
        /** A union of members. */
        BITS,
        /** A union of members and of permission bits, which are written in octal. */
        MODE
    }

    /** A name and its value. */
    public record Member(String name, long value) {}

    /**
     * Bits that hold one of several values, such as those of {@code O_ACCMODE}.
     *
     * @param mask the bits
     * @param members the values there
     */
    public record Part(long mask, List<Member> members) {
        /** Copies the list. */
        public Part {
            members = List.copyOf(members);
        }
    }

    /** Appends the value's names; what has none in hexadecimal, permission bits in octal. */
    public void appendTo(StringBuilder out, long value) {
        long rest = value & mask();
        if (style == Style.CHOICE) {
            out.append(find(members, rest).orElse(hexadecimal(rest)));
            return;
        }
        List<String> words = new ArrayList<>();
        for (Part part : parts) {
            long held = rest & part.mask();
            Optional<String> name = find(part.members(), held);
            if (name.isPresent() || held != 0) {
                words.add(name.orElse(hexadecimal(held)));
            }
            rest &= ~part.mask();
        }
        boolean zero = rest == 0 && words.isEmpty();
        for (Member member : members) {
            long wanted = member.value() & mask();
            if (wanted == 0 ? zero : (rest & wanted) == wanted) {
                words.add(member.name());
                rest &= ~wanted;
            }
        }
        if (style == Style.MODE) {
            words.add(octal(rest));
        } else if (rest != 0 || words.isEmpty()) {
            words.add(hexadecimal(rest));
        }
        out.append(String.join("|", words));
    }

    private long mask() {
        return bits == Long.SIZE ? -1 : (1L << bits) - 1;
    }

    private Optional<String> find(List<Member> among, long value) {
        return among.stream()
                .filter(member -> (member.value() & mask()) == value)
                .map(Member::name)
                .findFirst();
    }

    private static String hexadecimal(long value) {
        return value == 0 ? "0" : "0x" + Long.toHexString(value);
    }

    /** At least three digits and a leading zero, as {@code chmod} takes it: {@code 0644}, {@code 000}. */
    static String octal(long value) {
        String digits = Long.toUnsignedString(value, OCTAL);
        return value == 0 ? "0".repeat(OCTAL_DIGITS) : "0".repeat(Math.max(1, OCTAL_DIGITS - digits.length())) + digits;
    }
}
