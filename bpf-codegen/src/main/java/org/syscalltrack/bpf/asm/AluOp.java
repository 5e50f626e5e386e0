package org.syscalltrack.bpf.asm;

import org.jspecify.annotations.Nullable;

/**
 * An arithmetic operation with two operands (RFC 9669, section 4.1).
 *
 * <p>{@link #SDIV} and {@link #SMOD} belong to version 4 of the instruction set: Linux 6.6 and later.
 */
public enum AluOp {
    ADD(0x00, 0, "+="),
    SUB(0x10, 0, "-="),
    MUL(0x20, 0, "*="),
    /** Unsigned division; dividing by zero gives zero. */
    DIV(0x30, 0, "/="),
    /** Signed division, Linux 6.6. */
    SDIV(0x30, 1, "s/="),
    OR(0x40, 0, "|="),
    AND(0x50, 0, "&="),
    /** Shift left. */
    LSH(0x60, 0, "<<="),
    /** Shift right, filling with zeros. */
    RSH(0x70, 0, ">>="),
    /** Unsigned remainder; by zero it leaves the destination. */
    MOD(0x90, 0, "%="),
    /** Signed remainder, Linux 6.6. */
    SMOD(0x90, 1, "s%="),
    XOR(0xa0, 0, "^="),
    /** Copy. */
    MOV(0xb0, 0, "="),
    /** Shift right, filling with the sign. */
    ARSH(0xc0, 0, "s>>=");

    private final int code;
    private final int offset;
    private final String symbol;

    AluOp(int code, int offset, String symbol) {
        this.code = code;
        this.offset = offset;
        this.symbol = symbol;
    }

    int code() {
        return code;
    }

    /** What the instruction's offset field must hold: it tells signed from unsigned division. */
    int offset() {
        return offset;
    }

    /** The operator between the operands in pseudo-C. */
    public String symbol() {
        return symbol;
    }

    boolean isShift() {
        return this == LSH || this == RSH || this == ARSH;
    }

    boolean isDivision() {
        return code == DIV.code || code == MOD.code;
    }

    static @Nullable AluOp of(int opcode, int offset) {
        for (AluOp op : values()) {
            if (op.code == (opcode & Opcode.OPERATION_MASK) && op.offset == offset) {
                return op;
            }
        }
        return null;
    }
}
