package org.syscalltrack.dsl.catalog;

import java.util.List;

/**
 * Constants that are values of the same thing, such as {@code open}'s flags.
 *
 * @param name the group's name, such as {@code open-flags}
 * @param style whether a value is one of them or a set of them
 * @param fields parts of a bit set that hold a choice, such as {@code O_ACCMODE}
 * @param members constants' names, in the order in which they are tried and printed
 */
public record ConstantGroup(String name, Style style, List<Field> fields, List<String> members) {
    /** Copies the lists. */
    public ConstantGroup {
        fields = List.copyOf(fields);
        members = List.copyOf(members);
    }

    /** Whether the constant is a member, a field's mask or a field's member. */
    public boolean contains(String constant) {
        return members.contains(constant)
                || fields.stream()
                        .anyMatch(field ->
                                field.mask().equals(constant) || field.members().contains(constant));
    }

    /** How a value is made of members. */
    public enum Style {
        /** A value is exactly one member. */
        CHOICE,
        /** A value is a union of members. */
        BITS
    }

    /**
     * A part of a bit set that holds one of several values.
     *
     * @param mask the constant with the part's bits, such as {@code O_ACCMODE}
     * @param members the constants that are values of the part, such as {@code O_RDONLY}
     */
    public record Field(String mask, List<String> members) {
        /** Copies the list. */
        public Field {
            members = List.copyOf(members);
        }
    }
}
