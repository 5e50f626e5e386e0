package org.syscalltrack.dsl.plan;

import org.jspecify.annotations.Nullable;

/** Where a string of bytes comes from; at most 4095 bytes are read, a longer one is unknown but for what its read part decides. */
public sealed interface StringSource {

    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /** The NUL-terminated string to which a parameter points; absent where that is NULL. */
    record ArgumentString(int parameter) implements StringSource {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.argumentString(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ArgumentString that && parameter == that.parameter;
        }

        @Override
        public int hashCode() {
            return 31 * parameter + 1;
        }
    }

    /** The bytes to which a parameter points, as many as another parameter says. */
    record ArgumentBuffer(int parameter, int lengthParameter) implements StringSource {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.argumentBuffer(this);
        }
    }

    /** An element, from 0, of the array of strings to which a parameter points. */
    record ArgumentElement(int parameter, int index) implements StringSource {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.argumentElement(this);
        }
    }

    /** {@code sun_path} of the socket address to which a parameter points; absent for another family; an abstract name begins with {@code @}. */
    record SocketPath(int parameter, int lengthParameter) implements StringSource {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.socketPath(this);
        }
    }

    /** The {@code comm} of the calling thread or of its parent: at most 15 bytes. */
    record ProcessName(ProcessString which) implements StringSource {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.processName(this);
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof ProcessName that && which == that.which;
        }

        @Override
        public int hashCode() {
            return which.name().hashCode();
        }
    }

    /** A path. */
    record Path(PathSource source) implements StringSource {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.path(this);
        }
    }

    /** One method for each kind. */
    interface Visitor<R> {
        /** Called for {@link ArgumentString}. */
        R argumentString(ArgumentString node);

        /** Called for {@link ArgumentBuffer}. */
        R argumentBuffer(ArgumentBuffer node);

        /** Called for {@link ArgumentElement}. */
        R argumentElement(ArgumentElement node);

        /** Called for {@link SocketPath}. */
        R socketPath(SocketPath node);

        /** Called for {@link ProcessName}. */
        R processName(ProcessName node);

        /** Called for {@link Path}. */
        R path(Path node);
    }
}
