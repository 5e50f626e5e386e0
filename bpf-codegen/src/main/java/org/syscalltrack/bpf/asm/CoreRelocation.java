package org.syscalltrack.bpf.asm;

/**
 * What the loader shall write into an instruction after it has compared our idea of a kernel type with the running
 * kernel's: "compile once, run everywhere" ({@code Documentation/bpf/llvm_reloc.rst}, section CO-RE relocations).
 *
 * @param kind the question that the loader answers
 * @param typeId id of the local type in the object's BTF that the question starts from
 * @param access path into the type: for fields {@code 0:1:2} (first a plain array index, then member or element
 *     indices), for types {@code 0}, for enumerators the enumerator's index
 */
public record CoreRelocation(Kind kind, int typeId, String access) {

    /** The questions, with their numbers from {@code enum bpf_core_relo_kind} of {@code include/uapi/linux/bpf.h}. */
    public enum Kind {
        /** Offset of a field in bytes. */
        FIELD_BYTE_OFFSET(0),
        /** Size of a field in bytes. */
        FIELD_BYTE_SIZE(1),
        /** 1 if the field is there, else 0. */
        FIELD_EXISTS(2),
        /** 1 if the field is signed, else 0. */
        FIELD_SIGNED(3),
        /** How far left a 64-bit load of a bit field is to be shifted. */
        FIELD_LSHIFT_U64(4),
        /** How far right it is to be shifted after that. */
        FIELD_RSHIFT_U64(5),
        /** Id of the local type. */
        TYPE_ID_LOCAL(6),
        /** Id of the kernel's type. */
        TYPE_ID_TARGET(7),
        /** 1 if the type is there, else 0. */
        TYPE_EXISTS(8),
        /** Size of the type in bytes. */
        TYPE_SIZE(9),
        /** 1 if the enumerator is there, else 0. */
        ENUMVAL_EXISTS(10),
        /** Value of the enumerator. */
        ENUMVAL_VALUE(11),
        /** 1 if a type of the same members is there, else 0; Linux 6.0's loaders. */
        TYPE_MATCHES(12);

        private final int number;

        Kind(int number) {
            this.number = number;
        }

        /** The number in {@code .BTF.ext}. */
        public int number() {
            return number;
        }
    }
}
