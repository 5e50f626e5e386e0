package org.syscalltrack.dsl.catalog;

/**
 * Width and signedness of an integer as it lies in a register or in memory.
 *
 * @param bits 8, 16, 32 or 64
 * @param signed whether it is widened to 64 bits with its sign
 */
public record IntegerType(int bits, boolean signed) {
    /** The 64-bit address of the native ABIs. */
    public static final IntegerType ADDRESS_64 = new IntegerType(64, false);

    /** Checks the width. */
    public IntegerType {
        if (bits != 8 && bits != 16 && bits != 32 && bits != 64) {
            throw new IllegalArgumentException("an integer has 8, 16, 32 or 64 bits, not " + bits);
        }
    }

    /** Widens the low {@link #bits()} of a register to 64 bits, as the kernel does for this type. */
    public long widen(long register) {
        int unused = Long.SIZE - bits;
        return signed ? register << unused >> unused : register << unused >>> unused;
    }

    /** {@code u8} to {@code u64}, {@code s8} to {@code s64}. */
    public String label() {
        return (signed ? "s" : "u") + bits;
    }

    /**
     * Reads {@link #label()} back.
     *
     * @throws IllegalArgumentException if {@code label} is no such label
     */
    public static IntegerType of(String label) {
        int bits = switch (label.isEmpty() ? "" : label.substring(1)) {
            case "8" -> 8;
            case "16" -> 16;
            case "32" -> 32;
            case "64" -> 64;
            default -> 0;
        };
        char sign = label.isEmpty() ? ' ' : label.charAt(0);
        if (bits != 0 && (sign == 's' || sign == 'u')) {
            return new IntegerType(bits, sign == 's');
        }
        throw new IllegalArgumentException("'" + label + "' is no integer type: use s8 to s64 or u8 to u64");
    }

    @Override
    public String toString() {
        return label();
    }
}
