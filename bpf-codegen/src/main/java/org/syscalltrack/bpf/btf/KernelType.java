package org.syscalltrack.bpf.btf;

import java.util.ArrayList;
import java.util.List;

/**
 * A kernel type as we declare it ourselves, just as far as generated code uses it. The loader matches it by name and
 * members with the running kernel's (libbpf's {@code bpf_core_fields_are_compat}): sizes of integers and what stands
 * between the members may differ.
 */
public sealed interface KernelType {
    /** Signed integers of C. */
    KernelType S32 = new Scalar("int", 4, true);

    KernelType S64 = new Scalar("long long", 8, true);

    /** Unsigned integers of C. */
    KernelType U8 = new Scalar("unsigned char", 1, false);

    KernelType U16 = new Scalar("unsigned short", 2, false);
    KernelType U32 = new Scalar("unsigned int", 4, false);
    KernelType U64 = new Scalar("unsigned long long", 8, false);

    /** The size that we expect, in bytes. */
    int bytes();

    /** The alignment in our own declaration, in bytes. */
    int alignment();

    /** An integer. */
    record Scalar(String name, int bytes, boolean signed) implements KernelType {
        @Override
        public int alignment() {
            return bytes;
        }
    }

    /** A pointer to a struct; only its name matters, for those who read the object. */
    record Pointer(String struct) implements KernelType {
        @Override
        public int bytes() {
            return Long.BYTES;
        }

        @Override
        public int alignment() {
            return Long.BYTES;
        }
    }

    /** An array. */
    record Array(KernelType element, int count) implements KernelType {
        @Override
        public int bytes() {
            return element.bytes() * count;
        }

        @Override
        public int alignment() {
            return element.alignment();
        }
    }

    /** An enumeration of 32-bit values; only the enumerators that are asked for need to be declared. */
    record Enumeration(String name, List<String> enumerators) implements KernelType {
        /** Keeps its own copy of the list. */
        public Enumeration {
            enumerators = List.copyOf(enumerators);
        }

        @Override
        public int bytes() {
            return Integer.BYTES;
        }

        @Override
        public int alignment() {
            return Integer.BYTES;
        }
    }

    /**
     * A struct or union with those members that generated code uses. A suffix after three underscores is ignored by
     * loaders, so {@code task_struct___5_13} can declare another form of {@code task_struct}.
     */
    record Struct(boolean union, String name, List<Member> members, int bytes, int alignment) implements KernelType {
        /** The struct with these members, laid out as C would. */
        public static Struct of(String name, Declaration... declarations) {
            return layout(false, name, declarations);
        }

        /** The union with these members. */
        public static Struct union(String name, Declaration... declarations) {
            return layout(true, name, declarations);
        }

        private static Struct layout(boolean union, String name, Declaration... declarations) {
            List<Member> members = new ArrayList<>();
            int end = 0;
            int size = 0;
            int alignment = 1;
            for (Declaration declaration : declarations) {
                int unit = declaration.type().alignment();
                int offset = union ? 0 : (end + unit - 1) / unit * unit;
                members.add(new Member(declaration, offset));
                alignment = Math.max(alignment, unit);
                end = offset + declaration.type().bytes();
                size = Math.max(size, end);
            }
            int whole = (size + alignment - 1) / alignment * alignment;
            return new Struct(union, name, List.copyOf(members), whole, alignment);
        }
    }

    /**
     * What a member is.
     *
     * @param bits the width of a bit field, which then has a storage unit of its own here; 0 for others
     */
    record Declaration(String name, KernelType type, int bits) {}

    /** A member and where our own declaration has it, in bytes. */
    record Member(Declaration declaration, int offset) {}

    /** Declares a member. */
    static Declaration member(String name, KernelType type) {
        return new Declaration(name, type, 0);
    }

    /** Declares a bit field. */
    static Declaration bitField(String name, KernelType type, int bits) {
        if (bits <= 0 || bits > type.bytes() * 8) {
            throw new IllegalArgumentException("the bit field '" + name + "' cannot have " + bits + " bits");
        }
        return new Declaration(name, type, bits);
    }

    /** A pointer to a struct. */
    static KernelType pointerTo(String struct) {
        return new Pointer(struct);
    }
}
