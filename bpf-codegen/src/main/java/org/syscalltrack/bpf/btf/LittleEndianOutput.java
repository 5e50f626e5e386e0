package org.syscalltrack.bpf.btf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A growing array of bytes that takes numbers in little-endian order, as every format of this module has them. */
public final class LittleEndianOutput {
    private byte[] bytes = new byte[256];
    private int size;

    /** The number of bytes so far. */
    public int size() {
        return size;
    }

    /** Appends the low 8 bits. */
    public LittleEndianOutput u8(int value) {
        reserve(1)[size++] = (byte) value;
        return this;
    }

    /** Appends the low 16 bits. */
    public LittleEndianOutput u16(int value) {
        return u8(value).u8(value >> 8);
    }

    /** Appends 32 bits. */
    public LittleEndianOutput u32(int value) {
        return u16(value).u16(value >> 16);
    }

    /** Appends 64 bits. */
    public LittleEndianOutput u64(long value) {
        return u32((int) value).u32((int) (value >> 32));
    }

    /** Appends all these bytes. */
    public LittleEndianOutput bytes(byte[] more) {
        System.arraycopy(more, 0, reserve(more.length), size, more.length);
        size += more.length;
        return this;
    }

    /** Appends zeros until the size is a multiple of the alignment. */
    public LittleEndianOutput align(int alignment) {
        int padding = Math.floorMod(-size, alignment);
        reserve(padding);
        size += padding;
        return this;
    }

    /** Overwrites 32 bits at an offset that is already written. */
    public void patch32(int offset, int value) {
        ByteBuffer.wrap(bytes, 0, size).order(ByteOrder.LITTLE_ENDIAN).putInt(offset, value);
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    private byte[] reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, bytes.length * 2));
        }
        return bytes;
    }
}
