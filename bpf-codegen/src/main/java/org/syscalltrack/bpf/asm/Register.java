package org.syscalltrack.bpf.asm;

/**
 * One of the eleven registers of the eBPF machine (RFC 9669, section 2.2).
 *
 * <p>R0 holds results, R1 to R5 arguments (lost over a call), R6 to R9 survive calls, R10 is the read-only frame
 * pointer.
 */
public enum Register implements Operand {
    R0(0),
    R1(1),
    R2(2),
    R3(3),
    R4(4),
    R5(5),
    R6(6),
    R7(7),
    R8(8),
    R9(9),
    R10(10);

    private final int number;

    Register(int number) {
        this.number = number;
    }

    private static final Register[] BY_NUMBER = values();

    /** The number of the register in an encoded instruction, 0 to 10. */
    public int number() {
        return number;
    }

    /** Whether a number from an encoded instruction names a register. */
    static boolean isNumber(int number) {
        return number >= 0 && number < BY_NUMBER.length;
    }

    /**
     * The register with a number.
     *
     * @throws IllegalArgumentException when the number is not 0 to 10
     */
    public static Register numbered(int number) {
        if (!isNumber(number)) {
            throw new IllegalArgumentException("no eBPF register has number " + number);
        }
        return BY_NUMBER[number];
    }

    /** The register's name at a width: {@code r1} for all 64 bits, {@code w1} for the low 32. */
    public String text(Width width) {
        return (width == Width.W64 ? "r" : "w") + number();
    }
}
