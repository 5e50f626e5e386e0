package org.syscalltrack.dsl.plan;

import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.catalog.IntegerType;

/** Where an integer comes from. */
public sealed interface IntegerSource {

    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /** The call's canonical parameter with this index from 0, as the caller passed it; the entry's argument list tells its place. */
    record Argument(int parameter, IntegerType type) implements IntegerSource {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.argument(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Argument that && parameter == that.parameter && type.equals(that.type);
        }

        @Override
        public int hashCode() {
            return 31 * parameter + 2;
        }
    }

    /** A field of the struct to which a parameter points. */
    record PointedField(int parameter, FieldAccess field, IntegerType type) implements IntegerSource {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pointedField(this);
        }
    }

    /** The call's result, sign-extended from the ABI's width; only after the call. */
    record ReturnValue() implements IntegerSource {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.returnValue(this);
        }
    }

    /** The positive errno of a failed call, 0 for any other; only after the call. A call that the kernel restarts reads EINTR. */
    record ErrorNumber() implements IntegerSource {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.errorNumber(this);
        }
    }

    /** A number of the calling thread or its process. */
    record ProcessNumber(ProcessInteger which) implements IntegerSource {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.processNumber(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ProcessNumber that && which == that.which;
        }

        @Override
        public int hashCode() {
            return which.name().hashCode();
        }
    }

    /** An attribute of the object behind a path or a descriptor. */
    record FileNumber(PathSource file, FileAttribute attribute) implements IntegerSource {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fileNumber(this);
        }
    }

    /** One method for each kind. */
    interface Visitor<R> {
        /** Called for {@link Argument}. */
        R argument(Argument node);

        /** Called for {@link PointedField}. */
        R pointedField(PointedField node);

        /** Called for {@link ReturnValue}. */
        R returnValue(ReturnValue node);

        /** Called for {@link ErrorNumber}. */
        R errorNumber(ErrorNumber node);

        /** Called for {@link ProcessNumber}. */
        R processNumber(ProcessNumber node);

        /** Called for {@link FileNumber}. */
        R fileNumber(FileNumber node);
    }
}
