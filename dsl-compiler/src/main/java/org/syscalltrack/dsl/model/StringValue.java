package org.syscalltrack.dsl.model;

import org.syscalltrack.dsl.plan.ProcessString;
import org.syscalltrack.dsl.source.Span;

/** A string of bytes as a rule names it. */
public sealed interface StringValue {
    /** Where it stands in the rule file; within a macro's use, in the macro's body. */
    Span span();

    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /** What a parameter points to: a NUL-terminated string or a counted buffer, as the call declares it. */
    record Parameter(ParameterReference parameter, Span span) implements StringValue {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.parameter(this);
        }
    }

    /** An element, from 0, of an array of strings. */
    record Element(ParameterReference parameter, int index, Span span) implements StringValue {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.element(this);
        }
    }

    /** Text in a struct behind a parameter, such as {@code sun_path}. */
    record Field(FieldReference field, Span span) implements StringValue {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.field(this);
        }
    }

    /** {@code COMM}, {@code PCOMM}. */
    record ProcessName(ProcessString which, Span span) implements StringValue {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.processName(this);
        }
    }

    /** A path. */
    record Path(PathReference path, Span span) implements StringValue {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.path(this);
        }
    }

    /**
     * One method for each kind.
     *
     * @param <R> what they return
     */
    interface Visitor<R> {
        /** Called for {@link Parameter}. */
        R parameter(Parameter node);

        /** Called for {@link Element}. */
        R element(Element node);

        /** Called for {@link Field}. */
        R field(Field node);

        /** Called for {@link ProcessName}. */
        R processName(ProcessName node);

        /** Called for {@link Path}. */
        R path(Path node);
    }
}
