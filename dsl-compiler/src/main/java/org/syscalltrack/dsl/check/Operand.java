package org.syscalltrack.dsl.check;

import org.syscalltrack.dsl.model.FieldReference;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.model.ParameterReference;
import org.syscalltrack.dsl.model.PathReference;
import org.syscalltrack.dsl.model.Predicate;
import org.syscalltrack.dsl.model.StringValue;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.Span;

/** A checked expression with its type. Its span is where it is used; its model's span may lie in a definition. */
sealed interface Operand {
    /** Where it is used. */
    Span span();

    /** The type, as messages call it. */
    String type();

    /** The same operand, used at another place. */
    Operand at(Span place);

    /** An integer. */
    record Int(IntegerValue value, Span span) implements Operand {
        Int(IntegerValue value) {
            this(value, value.span());
        }

        @Override
        public String type() {
            return "an int";
        }

        @Override
        public Operand at(Span place) {
            return new Int(value, place);
        }
    }

    /** A truth value. */
    record Bool(Predicate predicate, Span span) implements Operand {
        Bool(Predicate predicate) {
            this(predicate, predicate.span());
        }

        @Override
        public String type() {
            return "a bool";
        }

        @Override
        public Operand at(Span place) {
            return new Bool(predicate, place);
        }
    }

    /** A string or path that is read when the rule is decided. */
    record Text(StringValue value, boolean isPath, Span span) implements Operand {
        static Text string(StringValue value) {
            return new Text(value, false, value.span());
        }

        static Text path(PathReference path, Span span) {
            return new Text(new StringValue.Path(path, span), true, span);
        }

        @Override
        public String type() {
            return isPath ? "a path" : "a string";
        }

        @Override
        public Operand at(Span place) {
            return new Text(value, isPath, place);
        }
    }

    /** A literal string, or a constant that is one. */
    record Literal(ByteString bytes, Span span) implements Operand {
        @Override
        public String type() {
            return "a string";
        }

        @Override
        public Operand at(Span place) {
            return new Literal(bytes, place);
        }
    }

    /** An internet address. */
    record Address(FieldReference field, Span span) implements Operand {
        @Override
        public String type() {
            return "an address";
        }

        @Override
        public Operand at(Span place) {
            return new Address(field, place);
        }
    }

    /** A struct behind a parameter, none of whose fields is named. */
    record Struct(ParameterReference parameter, String name, Span span) implements Operand {
        @Override
        public String type() {
            return "a struct " + name;
        }

        @Override
        public Operand at(Span place) {
            return new Struct(parameter, name, place);
        }
    }

    /** An array of strings behind a parameter. */
    record Strings(ParameterReference parameter, Span span) implements Operand {
        @Override
        public String type() {
            return "an array of strings";
        }

        @Override
        public Operand at(Span place) {
            return new Strings(parameter, place);
        }
    }

    /** {@code FILE(n)}, none of whose attributes is named. */
    record File(PathReference path, Span span) implements Operand {
        @Override
        public String type() {
            return "a file";
        }

        @Override
        public Operand at(Span place) {
            return new File(path, place);
        }
    }

    /** {@code NULL}. */
    record Null(Span span) implements Operand {
        @Override
        public String type() {
            return "NULL";
        }

        @Override
        public Operand at(Span place) {
            return new Null(place);
        }
    }

    /** {@code HOST}: the initial namespace of the kind that it is compared with. */
    record Host(Span span) implements Operand {
        @Override
        public String type() {
            return "a namespace";
        }

        @Override
        public Operand at(Span place) {
            return new Host(place);
        }
    }

    /** {@code ABI}: good for nothing but a comparison with {@code native} or {@code compat}. */
    record AbiName(Span span) implements Operand {
        @Override
        public String type() {
            return "an ABI";
        }

        @Override
        public Operand at(Span place) {
            return new AbiName(place);
        }
    }

    /** What has been reported already: whatever follows from it is silent. */
    record Invalid(Span span) implements Operand {
        @Override
        public String type() {
            return "an error";
        }

        @Override
        public Operand at(Span place) {
            return new Invalid(place);
        }
    }
}
