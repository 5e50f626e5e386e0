package org.syscalltrack.bpf.btf;

/** The kinds of BTF types, in the order of their numbers ({@code BTF_KIND_*} of {@code include/uapi/linux/btf.h}). */
public enum BtfKind {
    /** The type 0, {@code void}; it is never written. */
    VOID,
    INT,
    PTR,
    ARRAY,
    STRUCT,
    UNION,
    ENUM,
    FWD,
    TYPEDEF,
    VOLATILE,
    CONST,
    RESTRICT,
    FUNC,
    FUNC_PROTO,
    VAR,
    DATASEC,
    FLOAT,
    DECL_TAG,
    TYPE_TAG,
    ENUM64;

    private static final BtfKind[] BY_NUMBER = values();

    /** The number in a type's info word. */
    public int number() {
        return ordinal();
    }

    static boolean isNumber(int number) {
        return number > 0 && number < BY_NUMBER.length;
    }

    static BtfKind numbered(int number) {
        return BY_NUMBER[number];
    }
}
