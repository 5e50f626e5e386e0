package org.syscalltrack.dsl.model;

import java.util.Optional;
import org.syscalltrack.dsl.event.IntegerStyle;

/** A piece of a log line. */
public sealed interface LogItem {
    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /** Text as written. */
    record Text(String text) implements LogItem {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(this);
        }
    }

    /** {@code %ruleid}. */
    record RuleName() implements LogItem {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ruleName(this);
        }
    }

    /** {@code %sname}. */
    record CallName() implements LogItem {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.callName(this);
        }
    }

    /** {@code %sid}. */
    record CallNumber() implements LogItem {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.callNumber(this);
        }
    }

    /** {@code %time}. */
    record Time() implements LogItem {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.time(this);
        }
    }

    /** {@code %params}: all parameters, joined by {@code ", "}. */
    record Parameters() implements LogItem {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.parameters(this);
        }
    }

    /** {@code %args}: all parameters as strace shows them. */
    record Arguments() implements LogItem {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.arguments(this);
        }
    }

    /** {@code %param[n]}: one parameter as {@code %params} shows it. */
    record OneParameter(ParameterReference parameter) implements LogItem {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.oneParameter(this);
        }
    }

    /** An integer; no style means decimal by its own signedness. */
    record Whole(IntegerValue value, Optional<IntegerStyle> style) implements LogItem {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.whole(this);
        }
    }

    /** A string or path, in double quotes and escaped. */
    record Bytes(StringValue value) implements LogItem {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.bytes(this);
        }
    }

    /** An internet address in its usual text form. */
    record Address(FieldReference address) implements LogItem {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.address(this);
        }
    }

    /**
     * One method for each kind.
     *
     * @param <R> what they return
     */
    interface Visitor<R> {
        /** Called for {@link Text}. */
        R text(Text node);

        /** Called for {@link RuleName}. */
        R ruleName(RuleName node);

        /** Called for {@link CallName}. */
        R callName(CallName node);

        /** Called for {@link CallNumber}. */
        R callNumber(CallNumber node);

        /** Called for {@link Time}. */
        R time(Time node);

        /** Called for {@link Parameters}. */
        R parameters(Parameters node);

        /** Called for {@link Arguments}. */
        R arguments(Arguments node);

        /** Called for {@link OneParameter}. */
        R oneParameter(OneParameter node);

        /** Called for {@link Whole}. */
        R whole(Whole node);

        /** Called for {@link Bytes}. */
        R bytes(Bytes node);

        /** Called for {@link Address}. */
        R address(Address node);
    }
}
