package org.syscalltrack.dsl.catalog;

import java.util.List;

/**
 * Constants that are values of the same thing, such as {@code open}'s flags.
 *
 * @param name the group's name, such as {@code open-flags}
 * @param style whether a value is one of them or a set of them
 * @param fields parts of a bit set that hold a choice, such as {@code O_ACCMODE}
 * @param members constants' names, in the order in which they are tried and printed
 * @param accepted other constants that rules may use for the same thing and that are never printed
 */
public record ConstantGroup(String name, Style style, List<Field> fields, List<String> members, List<String> accepted) {
    /** Copies the lists. */
    public ConstantGroup {
        fields = List.copyOf(fields);
        members = List.copyOf(members);
        accepted = List.copyOf(accepted);
    }

    /** Whether the constant is a member, accepted, a field's mask or a field's member. */
    public boolean contains(String constant) {
        return members.contains(constant)
                || accepted.contains(constant)
                || fields.stream()
                        .anyMatch(field -> field.masks().contains(constant)
                                || field.members().contains(constant));
    }

    /** How a value is made of members. */
    public enum Style {
        /** A value is exactly one member. */
        CHOICE,
        /** A value is a union of members. */
        BITS,
        /** A value is a union of members and of permission bits, which are printed in octal. */
        MODE
    }

    /**
     * A part of a bit set that holds one of several values.
     *
     * @param masks the constants that together have the part's bits, such as {@code O_ACCMODE}
     * @param members the constants that are values of the part, such as {@code O_RDONLY}
     */
    public record Field(List<String> masks, List<String> members) {
        /** Copies the lists. */
        public Field {
            masks = List.copyOf(masks);
            members = List.copyOf(members);
        }
    }
}
