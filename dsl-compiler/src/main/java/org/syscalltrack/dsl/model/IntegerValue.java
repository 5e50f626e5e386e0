package org.syscalltrack.dsl.model;

import org.syscalltrack.dsl.plan.FileAttribute;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.plan.UnaryOperator;
import org.syscalltrack.dsl.source.Span;

/** A 64-bit integer as a rule names it: parameters by name, constants by name. The planner binds it to an entry of a call. */
public sealed interface IntegerValue {
    /** Where it stands in the rule file; within a macro's use, in the macro's body. */
    Span span();

    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /** A number. {@code unsigned}: it is above 2^63-1 and counts as an unsigned 64-bit number, as in C. */
    record Literal(long value, boolean unsigned, Span span) implements IntegerValue {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.literal(this);
        }
    }

    /** A constant of the kernel's user headers, whose value depends on the ABI. */
    record KernelConstant(String name, Span span) implements IntegerValue {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.kernelConstant(this);
        }
    }

    /** The value of a parameter's register: a number, a descriptor, an address. */
    record Parameter(ParameterReference parameter, Span span) implements IntegerValue {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.parameter(this);
        }
    }

    /** An integer in a struct behind a parameter. */
    record Field(FieldReference field, Span span) implements IntegerValue {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.field(this);
        }
    }

    /** A number of the calling thread or its process. */
    record ProcessNumber(ProcessInteger which, Span span) implements IntegerValue {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.processNumber(this);
        }
    }

    /** The call's result; only after the call. */
    record ReturnValue(Span span) implements IntegerValue {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.returnValue(this);
        }
    }

    /** The positive errno of a failed call, else 0; only after the call. */
    record ErrorNumber(Span span) implements IntegerValue {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.errorNumber(this);
        }
    }

    /** {@code SYSCALL}: the call's number in its own ABI. */
    record CallNumber(Span span) implements IntegerValue {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.callNumber(this);
        }
    }

    /** An attribute of a file. */
    record File(PathReference file, FileAttribute attribute, Span span) implements IntegerValue {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.file(this);
        }
    }

    /** An operator with one operand. */
    record Unary(UnaryOperator operator, IntegerValue operand, Span span) implements IntegerValue {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unary(this);
        }
    }

    /** An operator with two operands; {@link Signedness} says how it is carried out for a call. */
    record Binary(ArithmeticOperator operator, IntegerValue left, IntegerValue right, Span span)
            implements IntegerValue {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.binary(this);
        }
    }

    /** 1 where the predicate is true, 0 where it is false. */
    record Truth(Predicate predicate, Span span) implements IntegerValue {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.truth(this);
        }
    }

    /**
     * One method for each kind.
     *
     * @param <R> what they return
     */
    interface Visitor<R> {
        /** Called for {@link Literal}. */
        R literal(Literal node);

        /** Called for {@link KernelConstant}. */
        R kernelConstant(KernelConstant node);

        /** Called for {@link Parameter}. */
        R parameter(Parameter node);

        /** Called for {@link Field}. */
        R field(Field node);

        /** Called for {@link ProcessNumber}. */
        R processNumber(ProcessNumber node);

        /** Called for {@link ReturnValue}. */
        R returnValue(ReturnValue node);

        /** Called for {@link ErrorNumber}. */
        R errorNumber(ErrorNumber node);

        /** Called for {@link CallNumber}. */
        R callNumber(CallNumber node);

        /** Called for {@link File}. */
        R file(File node);

        /** Called for {@link Unary}. */
        R unary(Unary node);

        /** Called for {@link Binary}. */
        R binary(Binary node);

        /** Called for {@link Truth}. */
        R truth(Truth node);
    }
}
