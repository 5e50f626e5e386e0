package org.syscalltrack.bpf.elf;

import org.syscalltrack.bpf.btf.BtfType.Linkage;

/**
 * A global variable. The loader makes one array map of each data section; a variable is an offset into its only value.
 */
public final class BpfVariable {
    private final String name;
    private final Kind kind;
    private final int type;
    private final int alignment;
    private final Linkage linkage;
    private final byte[] initial;

    /** Where a variable lies. */
    public enum Kind {
        /** {@code .rodata}: frozen before the programs are verified, who take its values as constants. */
        CONSTANT(".rodata"),
        /** {@code .data}: has an initial value. */
        INITIALISED(".data"),
        /** {@code .bss}: starts as zeros. */
        ZERO(".bss");

        private final String section;

        Kind(String section) {
            this.section = section;
        }

        /** The name of the section. */
        public String section() {
            return section;
        }
    }

    /**
     * Describes the variable.
     *
     * @param type id of its BTF type
     * @param alignment in bytes, a power of two
     * @param initial its bytes, also where they must be zero: they say the size
     */
    public BpfVariable(String name, Kind kind, int type, int alignment, Linkage linkage, byte[] initial) {
        if (initial.length == 0 || Integer.bitCount(alignment) != 1) {
            throw new IllegalArgumentException("the variable '" + name + "' has " + initial.length
                    + " bytes and alignment " + alignment + "; it needs a size, and a power of two to align to");
        }
        this.name = name;
        this.kind = kind;
        this.type = type;
        this.alignment = alignment;
        this.linkage = linkage;
        this.initial = initial.clone();
        if (kind == Kind.ZERO) {
            for (byte value : initial) {
                if (value != 0) {
                    throw new IllegalArgumentException("the variable '" + name + "' in .bss starts as zeros");
                }
            }
        }
    }

    /** The variable's symbol. */
    public String name() {
        return name;
    }

    /** Where it lies. */
    public Kind kind() {
        return kind;
    }

    /** Id of its BTF type. */
    public int type() {
        return type;
    }

    /** Its alignment in bytes. */
    public int alignment() {
        return alignment;
    }

    /** Whether only this object sees it. */
    public Linkage linkage() {
        return linkage;
    }

    /** A copy of its initial bytes. */
    public byte[] initial() {
        return initial.clone();
    }
}
