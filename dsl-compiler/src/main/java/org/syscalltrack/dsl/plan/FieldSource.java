package org.syscalltrack.dsl.plan;

import org.jspecify.annotations.Nullable;

/** What fills a field of an event or a key of a count. */
public sealed interface FieldSource {

    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /** An integer. */
    record IntegerField(IntegerExpression value) implements FieldSource {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.integerField(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof IntegerField that && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return 31 * value.hashCode() + 1;
        }
    }

    /** A string or a name. */
    record StringField(StringSource value) implements FieldSource {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stringField(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof StringField that && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return 31 * value.hashCode() + 2;
        }
    }

    /** One method for each kind. */
    interface Visitor<R> {
        /** Called for {@link IntegerField}. */
        R integerField(IntegerField node);

        /** Called for {@link StringField}. */
        R stringField(StringField node);
    }
}
