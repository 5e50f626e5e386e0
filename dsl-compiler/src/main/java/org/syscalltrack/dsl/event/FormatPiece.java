package org.syscalltrack.dsl.event;

import java.util.List;

/** One part of a log line, in order. */
public sealed interface FormatPiece {

    /** Calls the visitor's method for this kind of piece. */
    <R> R accept(Visitor<R> visitor);

    /** Text as the rule's author wrote it, or what was known when the rule was compiled ({@code %sname}, {@code %sid}). */
    record Text(String text) implements FormatPiece {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(this);
        }
    }

    /** The integer field with this index in the layout. */
    record IntegerField(int field, IntegerStyle style) implements FormatPiece {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.integerField(this);
        }
    }

    /** The string or name field with this index in the layout, in double quotes and escaped. */
    record StringField(int field) implements FormatPiece {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stringField(this);
        }
    }

    /** An IPv6 address, whose first and last 64 bits are the numbers in these fields. */
    record Internet6(int high, int low) implements FormatPiece {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.internet6(this);
        }
    }

    /** The time of the event in UTC, as RFC 3339 writes it, with nanoseconds. */
    record Time() implements FormatPiece {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.time(this);
        }
    }

    /** The integer field with this index in the layout, written by names. */
    record NamedField(int field, ValueNames names) implements FormatPiece {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.namedField(this);
        }
    }

    /** A set of signals, as the bits of the integer field with this index: {@code [HUP INT]}. */
    record SignalSet(int field) implements FormatPiece {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.signalSet(this);
        }
    }

    /**
     * One of two ways to write a part of the line.
     *
     * @param test decides
     * @param pieces written if the test holds
     * @param otherwise written if it does not
     */
    record When(ValueTest test, List<FormatPiece> pieces, List<FormatPiece> otherwise) implements FormatPiece {
        /** Copies the lists. */
        public When {
            pieces = List.copyOf(pieces);
            otherwise = List.copyOf(otherwise);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.when(this);
        }
    }

    /** One method for each kind of piece. */
    interface Visitor<R> {
        /** Called for {@link Text}. */
        R text(Text piece);

        /** Called for {@link IntegerField}. */
        R integerField(IntegerField piece);

        /** Called for {@link StringField}. */
        R stringField(StringField piece);

        /** Called for {@link Internet6}. */
        R internet6(Internet6 piece);

        /** Called for {@link Time}. */
        R time(Time piece);

        /** Called for {@link NamedField}. */
        R namedField(NamedField piece);

        /** Called for {@link SignalSet}. */
        R signalSet(SignalSet piece);

        /** Called for {@link When}. */
        R when(When piece);
    }
}
