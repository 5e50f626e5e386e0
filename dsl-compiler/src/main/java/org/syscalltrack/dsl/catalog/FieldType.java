package org.syscalltrack.dsl.catalog;

import java.util.Optional;

/** The type of a struct's field. */
public sealed interface FieldType {
    /** Calls the visitor's method for this type. */
    <R> R accept(Visitor<R> visitor);

    /**
     * An integer.
     *
     * @param type width and signedness
     * @param networkOrder whether it lies in network byte order (most significant byte first)
     */
    record Int(IntegerType type, boolean networkOrder) implements FieldType {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.integer(this);
        }
    }

    /**
     * Bits of an integer that lies in the host's byte order.
     *
     * @param storage the integer that holds them
     * @param shift number of the lowest bit
     * @param width number of bits
     */
    record Bits(IntegerType storage, int shift, int width) implements FieldType {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.bits(this);
        }
    }

    /**
     * An internet address in network byte order.
     *
     * @param bytes 4 or 16
     */
    record Address(int bytes) implements FieldType {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.address(this);
        }
    }

    /**
     * Bytes of text within the struct, ended by NUL or by the array's end.
     *
     * @param bytes the array's size
     */
    record Text(int bytes) implements FieldType {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(this);
        }
    }

    /**
     * An embedded struct.
     *
     * @param struct its name for {@link Catalog#struct}
     */
    record Embedded(String struct) implements FieldType {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.embedded(this);
        }
    }

    /**
     * A pointer as wide as the ABI's.
     *
     * @param target what it points at, if that is known
     * @param count name of the field with the number of bytes or structs there, if there is one
     */
    record Pointer(Optional<Target> target, Optional<String> count) implements FieldType {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pointer(this);
        }
    }

    /**
     * Several of one type in a row.
     *
     * @param element the type of one
     * @param count how many; 0 for a flexible array member
     */
    record Array(FieldType element, int count) implements FieldType {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.array(this);
        }
    }

    /**
     * Something the catalog does not describe further, such as a union without a discriminant.
     *
     * @param bytes its size
     */
    record Opaque(int bytes) implements FieldType {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.opaque(this);
        }
    }

    /**
     * What a pointer in a struct points at.
     *
     * @param what string, bytes or struct
     * @param struct the struct's name, for {@link What#STRUCT}; else empty
     */
    record Target(What what, String struct) {
        /** The sorts of target. */
        public enum What {
            /** A NUL-terminated string. */
            STRING,
            /** Bytes, counted by the pointer's count field. */
            BYTES,
            /** A struct, or several if the pointer has a count field. */
            STRUCT
        }
    }

    /**
     * One method for each type.
     *
     * @param <R> what they return
     */
    interface Visitor<R> {
        /** For {@link Int}. */
        R integer(Int type);

        /** For {@link Bits}. */
        R bits(Bits type);

        /** For {@link Address}. */
        R address(Address type);

        /** For {@link Text}. */
        R text(Text type);

        /** For {@link Embedded}. */
        R embedded(Embedded type);

        /** For {@link Pointer}. */
        R pointer(Pointer type);

        /** For {@link Array}. */
        R array(Array type);

        /** For {@link Opaque}. */
        R opaque(Opaque type);
    }
}
