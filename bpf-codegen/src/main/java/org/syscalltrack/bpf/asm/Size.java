package org.syscalltrack.bpf.asm;

/** The width of a memory access, by the names of {@code include/uapi/linux/bpf_common.h} (BPF_B, BPF_H, BPF_W, BPF_DW). */
public enum Size {
    /** One byte. */
    B(0x10, 1),
    /** Half word, two bytes. */
    H(0x08, 2),
    /** Word, four bytes. */
    W(0x00, 4),
    /** Double word, eight bytes. */
    DW(0x18, 8);

    private static final Size[] BY_BITS = {W, H, B, DW};

    private final int opcodeBits;
    private final int bytes;

    Size(int opcodeBits, int bytes) {
        this.opcodeBits = opcodeBits;
        this.bytes = bytes;
    }

    int opcodeBits() {
        return opcodeBits;
    }

    static Size ofOpcode(int opcode) {
        return BY_BITS[(opcode >> 3) & 3];
    }

    /** The number of bytes moved. */
    public int bytes() {
        return bytes;
    }

    /**
     * The size that moves a number of bytes.
     *
     * @throws IllegalArgumentException when it is not 1, 2, 4 or 8
     */
    public static Size ofBytes(int bytes) {
        for (Size size : values()) {
            if (size.bytes == bytes) {
                return size;
            }
        }
        throw new IllegalArgumentException("an eBPF access moves 1, 2, 4 or 8 bytes, not " + bytes);
    }

    /** The C type of the unsigned value, {@code u8} to {@code u64}. */
    public String unsignedType() {
        return "u" + bytes * 8;
    }

    /** The C type of the signed value, {@code s8} to {@code s64}. */
    public String signedType() {
        return "s" + bytes * 8;
    }
}
