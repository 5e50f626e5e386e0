package org.syscalltrack.bpf.asm;

import org.jspecify.annotations.Nullable;

/** The condition of a jump (RFC 9669, section 4.3). */
public enum JumpOp {
    EQ(0x10, "=="),
    /** Unsigned greater. */
    GT(0x20, ">"),
    /** Unsigned greater or equal. */
    GE(0x30, ">="),
    /** Some bit is set in both operands. */
    SET(0x40, "&"),
    NE(0x50, "!="),
    /** Signed greater. */
    SGT(0x60, "s>"),
    /** Signed greater or equal. */
    SGE(0x70, "s>="),
    /** Unsigned less. */
    LT(0xa0, "<"),
    /** Unsigned less or equal. */
    LE(0xb0, "<="),
    /** Signed less. */
    SLT(0xc0, "s<"),
    /** Signed less or equal. */
    SLE(0xd0, "s<=");

    private final int code;
    private final String symbol;

    JumpOp(int code, String symbol) {
        this.code = code;
        this.symbol = symbol;
    }

    int code() {
        return code;
    }

    /** The operator between the operands in pseudo-C. */
    public String symbol() {
        return symbol;
    }

    static @Nullable JumpOp of(int opcode) {
        for (JumpOp op : values()) {
            if (op.code == (opcode & Opcode.OPERATION_MASK)) {
                return op;
            }
        }
        return null;
    }
}
