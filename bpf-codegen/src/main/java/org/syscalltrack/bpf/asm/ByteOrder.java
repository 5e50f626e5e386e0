package org.syscalltrack.bpf.asm;

/** What a byte swap converts to (RFC 9669, section 4.2). */
public enum ByteOrder {
    /** From the host's order to little endian; on a little-endian host it only cuts the value to the size. */
    LITTLE_ENDIAN(Opcode.CLASS_ALU, "le"),
    /** From the host's order to big endian: {@code htons} and its family. */
    BIG_ENDIAN(Opcode.CLASS_ALU | Opcode.SOURCE_REGISTER, "be"),
    /** Always swaps; Linux 6.6. */
    REVERSED(Opcode.CLASS_ALU64, "bswap");

    private final int opcodeBits;
    private final String prefix;

    ByteOrder(int opcodeBits, String prefix) {
        this.opcodeBits = opcodeBits;
        this.prefix = prefix;
    }

    int opcodeBits() {
        return opcodeBits;
    }

    String prefix() {
        return prefix;
    }
}
