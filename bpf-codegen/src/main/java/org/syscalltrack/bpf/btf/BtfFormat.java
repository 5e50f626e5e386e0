package org.syscalltrack.bpf.btf;

/** Numbers of the format ({@code include/uapi/linux/btf.h}). */
final class BtfFormat {
    static final int MAGIC = 0xeb9f;
    static final int VERSION = 1;
    static final int HEADER_BYTES = 24;

    /** The part of a type that all kinds have: name, info, size or target. */
    static final int TYPE_BYTES = 12;

    static final int MEMBER_BYTES = 12;
    static final int ENUMERATOR_BYTES = 8;
    static final int ENUMERATOR64_BYTES = 12;
    static final int PARAMETER_BYTES = 8;
    static final int PLACEMENT_BYTES = 12;
    static final int ARRAY_BYTES = 12;
    static final int WORD_BYTES = 4;

    /** In the info word: how many members follow, and a flag whose meaning depends on the kind. */
    static final int COUNT_MASK = 0xffff;

    static final int KIND_SHIFT = 24;
    static final int KIND_MASK = 0x1f;
    static final int FLAG = 1 << 31;

    /** In a bit field's offset word: 24 bits of offset, above them the width. */
    static final int BIT_OFFSET_MASK = 0xffffff;

    static final int BITS_SHIFT = 24;

    /** A line and its column share a word: 22 bits and 10 bits. */
    static final int COLUMN_BITS = 10;

    static final int MAX_COLUMN = (1 << COLUMN_BITS) - 1;

    private BtfFormat() {}
}
