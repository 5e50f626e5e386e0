package org.syscalltrack.bpf.btf;

import java.util.List;

/**
 * A field of a kernel struct, reached without following a pointer: {@code file.f_path.dentry}.
 *
 * @param root the struct that the base register points to
 * @param path names of members, from the root inwards; a number picks an array's element
 * @param type the field's type
 * @param offset where our own declaration has it, in bytes: what the loader expects to find before it corrects it
 * @param bits the width of a bit field, 0 for others
 * @param access the path as CO-RE writes it, {@code 0:1:0}
 */
public record CoreField(
        KernelType.Struct root, List<String> path, KernelType type, int offset, int bits, String access) {

    /**
     * Finds the field.
     *
     * @throws IllegalArgumentException when the declaration has no such member
     */
    public static CoreField of(KernelType.Struct root, String... path) {
        KernelType type = root;
        int offset = 0;
        int bits = 0;
        // The first index would choose among several structs in a row.
        StringBuilder access = new StringBuilder("0");
        for (String step : path) {
            int index;
            if (type instanceof KernelType.Struct struct) {
                index = indexOf(struct, step);
                KernelType.Member member = struct.members().get(index);
                offset += member.offset();
                bits = member.declaration().bits();
                type = member.declaration().type();
            } else if (type instanceof KernelType.Array array) {
                index = Integer.parseInt(step);
                offset += index * array.element().bytes();
                type = array.element();
            } else {
                throw new IllegalArgumentException("'" + step + "' in " + String.join(".", path) + " of struct "
                        + root.name() + " would be a member of something that has none");
            }
            access.append(':').append(index);
        }
        return new CoreField(root, List.of(path), type, offset, bits, access.toString());
    }

    /** Whether a value read from the field has a sign. */
    public boolean signed() {
        return type instanceof KernelType.Scalar scalar && scalar.signed();
    }

    private static int indexOf(KernelType.Struct struct, String member) {
        for (int index = 0; index < struct.members().size(); index++) {
            if (struct.members().get(index).declaration().name().equals(member)) {
                return index;
            }
        }
        throw new IllegalArgumentException(
                "the declaration of struct " + struct.name() + " has no member '" + member + "'; declare it to use it");
    }
}
