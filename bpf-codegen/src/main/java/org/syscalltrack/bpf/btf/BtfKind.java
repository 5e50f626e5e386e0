package org.syscalltrack.bpf.btf;

/** The kinds of BTF types with their numbers ({@code BTF_KIND_*} of {@code include/uapi/linux/btf.h}). */
public enum BtfKind {
    /** The type 0, {@code void}; it is never written. */
    VOID(0),
    INT(1),
    PTR(2),
    ARRAY(3),
    STRUCT(4),
    UNION(5),
    ENUM(6),
    FWD(7),
    TYPEDEF(8),
    VOLATILE(9),
    CONST(10),
    RESTRICT(11),
    FUNC(12),
    FUNC_PROTO(13),
    VAR(14),
    DATASEC(15),
    FLOAT(16),
    DECL_TAG(17),
    TYPE_TAG(18),
    ENUM64(19);

    private final int number;

    BtfKind(int number) {
        this.number = number;
    }

    private static final BtfKind[] BY_NUMBER = values();

    /** The number in a type's info word. */
    public int number() {
        return number;
    }

    static boolean isNumber(int number) {
        return number > 0 && number < BY_NUMBER.length;
    }

    static BtfKind numbered(int number) {
        return BY_NUMBER[number];
    }
}
