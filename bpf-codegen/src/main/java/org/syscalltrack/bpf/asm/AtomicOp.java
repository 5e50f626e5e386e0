package org.syscalltrack.bpf.asm;

import org.jspecify.annotations.Nullable;

/** An atomic operation on memory (RFC 9669, section 5.3). The fetching forms leave the old value in a register. */
public enum AtomicOp {
    ADD(0x00, "+="),
    OR(0x40, "|="),
    AND(0x50, "&="),
    XOR(0xa0, "^="),
    FETCH_ADD(0x01, "atomic_fetch_add"),
    FETCH_OR(0x41, "atomic_fetch_or"),
    FETCH_AND(0x51, "atomic_fetch_and"),
    FETCH_XOR(0xa1, "atomic_fetch_xor"),
    /** Swaps the memory and the source register. */
    XCHG(0xe1, "xchg"),
    /** Stores the source register if the memory equals R0; R0 receives the old value. */
    CMPXCHG(0xf1, "cmpxchg");

    private final int code;
    private final String text;

    AtomicOp(int code, String text) {
        this.code = code;
        this.text = text;
    }

    int code() {
        return code;
    }

    String text() {
        return text;
    }

    static @Nullable AtomicOp of(int immediate) {
        for (AtomicOp op : values()) {
            if (op.code == immediate) {
                return op;
            }
        }
        return null;
    }
}
