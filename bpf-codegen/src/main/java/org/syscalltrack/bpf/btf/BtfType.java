package org.syscalltrack.bpf.btf;

import java.util.List;

/**
 * One BTF type. Types name each other by id: the position in their table from 1; 0 is {@code void}. An anonymous type
 * has the empty name.
 */
public sealed interface BtfType {

    /** The kind. */
    BtfKind kind();

    /** The name, empty where there is none. */
    default String name() {
        return "";
    }

    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /** How an integer is to be read. */
    enum Encoding {
        UNSIGNED(0),
        SIGNED(1),
        CHAR(2),
        BOOL(4);

        private final int bits;

        Encoding(int bits) {
            this.bits = bits;
        }

        int bits() {
            return bits;
        }

        static Encoding of(int bits) {
            for (Encoding encoding : values()) {
                if (encoding.bits == bits) {
                    return encoding;
                }
            }
            throw new BtfFormatException("an integer has the unknown encoding " + bits);
        }
    }

    /** Who sees a function or variable. */
    enum Linkage {
        STATIC(0),
        GLOBAL(1),
        EXTERN(2);

        private final int number;

        Linkage(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }

        static Linkage numbered(int number) {
            for (Linkage linkage : values()) {
                if (linkage.number == number) {
                    return linkage;
                }
            }
            throw new BtfFormatException("a function or variable has the unknown linkage " + number);
        }
    }

    /** Which word stands before a type that is otherwise the target. */
    enum Qualifier {
        VOLATILE(BtfKind.VOLATILE),
        CONST(BtfKind.CONST),
        RESTRICT(BtfKind.RESTRICT);

        private final BtfKind kind;

        Qualifier(BtfKind kind) {
            this.kind = kind;
        }
    }

    /** The type 0. */
    record NoType() implements BtfType {
        @Override
        public BtfKind kind() {
            return BtfKind.VOID;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.voidType(this);
        }
    }

    /**
     * An integer.
     *
     * @param bytes its size in memory
     * @param bitOffset old way to describe bit fields; 0 in anything recent
     * @param bits the bits that count
     */
    record Int(String name, int bytes, Encoding encoding, int bitOffset, int bits) implements BtfType {
        /** An integer all of whose bits count. */
        public Int(String name, int bytes, Encoding encoding) {
            this(name, bytes, encoding, 0, bytes * 8);
        }

        @Override
        public BtfKind kind() {
            return BtfKind.INT;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.integer(this);
        }
    }

    /** A pointer. */
    record Pointer(int target) implements BtfType {
        @Override
        public BtfKind kind() {
            return BtfKind.PTR;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pointer(this);
        }
    }

    /** An array of {@code count} elements; {@code index} is an integer type that only C's type system needs. */
    record Array(int element, int index, int count) implements BtfType {
        @Override
        public BtfKind kind() {
            return BtfKind.ARRAY;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.array(this);
        }
    }

    /** A struct or union of {@code bytes} bytes. */
    record Composite(boolean union, String name, int bytes, List<Member> members) implements BtfType {
        /** Keeps its own copy of the list. */
        public Composite {
            members = List.copyOf(members);
        }

        @Override
        public BtfKind kind() {
            return union ? BtfKind.UNION : BtfKind.STRUCT;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.composite(this);
        }
    }

    /** A member, {@code bitOffset} bits from the start; {@code bits} is the width of a bit field, 0 for others. */
    record Member(String name, int type, int bitOffset, int bits) {
        /** A member that is no bit field. */
        public Member(String name, int type, int bitOffset) {
            this(name, type, bitOffset, 0);
        }
    }

    /** An enumeration; {@code wide} ones are of kind ENUM64 and hold 64-bit values. */
    record Enumeration(boolean wide, String name, int bytes, boolean signed, List<Enumerator> enumerators)
            implements BtfType {
        /** Keeps its own copy of the list. */
        public Enumeration {
            enumerators = List.copyOf(enumerators);
        }

        @Override
        public BtfKind kind() {
            return wide ? BtfKind.ENUM64 : BtfKind.ENUM;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.enumeration(this);
        }
    }

    /** A named value of an enumeration. */
    record Enumerator(String name, long value) {}

    /** A struct or union of which only the name is known. */
    record Forward(boolean union, String name) implements BtfType {
        @Override
        public BtfKind kind() {
            return BtfKind.FWD;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.forward(this);
        }
    }

    /** Another name for a type. */
    record Typedef(String name, int target) implements BtfType {
        @Override
        public BtfKind kind() {
            return BtfKind.TYPEDEF;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.typedef(this);
        }
    }

    /** A type with a qualifier. */
    record Qualified(Qualifier qualifier, int target) implements BtfType {
        @Override
        public BtfKind kind() {
            return qualifier.kind;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.qualified(this);
        }
    }

    /** A function; {@code prototype} is the id of a {@link Prototype}. */
    record Function(String name, int prototype, Linkage linkage) implements BtfType {
        @Override
        public BtfKind kind() {
            return BtfKind.FUNC;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.function(this);
        }
    }

    /** What a function takes and gives; a last parameter without name and type stands for {@code ...}. */
    record Prototype(int result, List<Parameter> parameters) implements BtfType {
        /** Keeps its own copy of the list. */
        public Prototype {
            parameters = List.copyOf(parameters);
        }

        @Override
        public BtfKind kind() {
            return BtfKind.FUNC_PROTO;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.prototype(this);
        }
    }

    /** A parameter. */
    record Parameter(String name, int type) {}

    /** A global variable. */
    record Variable(String name, int type, Linkage linkage) implements BtfType {
        @Override
        public BtfKind kind() {
            return BtfKind.VAR;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.variable(this);
        }
    }

    /** A section of the object and the variables in it. */
    record DataSection(String name, int bytes, List<Placement> placements) implements BtfType {
        /** Keeps its own copy of the list. */
        public DataSection {
            placements = List.copyOf(placements);
        }

        @Override
        public BtfKind kind() {
            return BtfKind.DATASEC;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.dataSection(this);
        }
    }

    /** Where a variable lies in its section. */
    record Placement(int variable, int offset, int bytes) {}

    /** A floating point type. */
    record FloatingPoint(String name, int bytes) implements BtfType {
        @Override
        public BtfKind kind() {
            return BtfKind.FLOAT;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.floating(this);
        }
    }

    /** A tag on a declaration, or on its member or parameter number {@code component} (-1: on itself). */
    record DeclarationTag(String name, int target, int component) implements BtfType {
        @Override
        public BtfKind kind() {
            return BtfKind.DECL_TAG;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.declarationTag(this);
        }
    }

    /** A tag on a type, as {@code user} or {@code rcu}. */
    record TypeTag(String name, int target) implements BtfType {
        @Override
        public BtfKind kind() {
            return BtfKind.TYPE_TAG;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.typeTag(this);
        }
    }

    /** One method for each form. */
    interface Visitor<R> {
        R voidType(NoType type);

        R integer(Int type);

        R pointer(Pointer type);

        R array(Array type);

        R composite(Composite type);

        R enumeration(Enumeration type);

        R forward(Forward type);

        R typedef(Typedef type);

        R qualified(Qualified type);

        R function(Function type);

        R prototype(Prototype type);

        R variable(Variable type);

        R dataSection(DataSection type);

        R floating(FloatingPoint type);

        R declarationTag(DeclarationTag type);

        R typeTag(TypeTag type);
    }
}
