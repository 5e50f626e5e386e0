package org.syscalltrack.dsl.catalog;

import java.util.Optional;

/** What a parameter is to the call, beyond its C type. */
public sealed interface ParameterKind {
    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /**
     * A plain value in a register.
     *
     * @param role what it stands for
     */
    record Value(ValueRole role) implements ParameterKind {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.value(this);
        }
    }

    /** A NUL-terminated string that is not a path of the file system. */
    record UserString() implements ParameterKind {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.userString(this);
        }
    }

    /**
     * A NUL-terminated path.
     *
     * @param directory name of the parameter with the directory descriptor; empty: the working directory
     * @param flags name of the parameter with {@code AT_*} (or {@code O_*}, {@code UMOUNT_*}) flags that change how the
     *     path is walked, if there is one
     * @param lastLink what the call does with a symbolic link as the last component
     */
    record Path(Optional<String> directory, Optional<String> flags, LastLink lastLink) implements ParameterKind {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.path(this);
        }
    }

    /**
     * Bytes in memory, counted by another parameter.
     *
     * @param length name of the parameter with the number of bytes; if that one is a pointer, the number lies behind it
     * @param filledByResult whether the call's result says how many bytes it wrote ({@code read}, {@code getcwd})
     */
    record Buffer(String length, boolean filledByResult) implements ParameterKind {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.buffer(this);
        }
    }

    /**
     * A {@code struct sockaddr} of some family.
     *
     * @param length name of the parameter with its length in bytes; if that one is a pointer, the length lies behind it
     */
    record SocketAddress(String length) implements ParameterKind {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.socketAddress(this);
        }
    }

    /**
     * A pointer to one struct.
     *
     * @param struct its name for {@link Catalog#struct}; an ABI's entry may name another layout, see
     *     {@link Entry#structOf}
     * @param size name of the parameter with its size in bytes, for structs that grow ({@code clone3}, {@code openat2})
     */
    record Struct(String struct, Optional<String> size) implements ParameterKind {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.struct(this);
        }
    }

    /**
     * A pointer to several structs in a row.
     *
     * @param struct name of the struct for {@link Catalog#struct}
     * @param count name of the parameter with their number
     */
    record StructArray(String struct, String count) implements ParameterKind {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.structArray(this);
        }
    }

    /** A NULL-terminated array of strings, such as {@code argv}. */
    record StringArray() implements ParameterKind {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.stringArray(this);
        }
    }

    /**
     * A pointer to integers.
     *
     * @param element type of one on 64-bit ABIs
     * @param wordSized whether an element is as wide as the ABI's pointer ({@code long}, {@code size_t})
     * @param count how many when that is fixed, else 1 ({@code pipe}: 2)
     */
    record Integers(IntegerType element, boolean wordSized, int count) implements ParameterKind {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.integers(this);
        }
    }

    /** A pointer that the catalog says no more about: an integer to the language, printed in hexadecimal. */
    record Pointer() implements ParameterKind {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.pointer(this);
        }
    }

    /** What a call does with a symbolic link as the last component of a path. */
    enum LastLink {
        /** Follows it. */
        FOLLOW,
        /** Acts on the link itself. */
        KEEP,
        /** Follows it unless the flags say {@code AT_SYMLINK_NOFOLLOW} (or {@code O_NOFOLLOW}). */
        FOLLOW_UNLESS_FLAG,
        /** Acts on the link itself unless the flags say {@code AT_SYMLINK_FOLLOW}. */
        KEEP_UNLESS_FLAG
    }

    /**
     * One method for each kind.
     *
     * @param <R> what they return
     */
    interface Visitor<R> {
        /** For {@link Value}. */
        R value(Value kind);

        /** For {@link UserString}. */
        R userString(UserString kind);

        /** For {@link Path}. */
        R path(Path kind);

        /** For {@link Buffer}. */
        R buffer(Buffer kind);

        /** For {@link SocketAddress}. */
        R socketAddress(SocketAddress kind);

        /** For {@link Struct}. */
        R struct(Struct kind);

        /** For {@link StructArray}. */
        R structArray(StructArray kind);

        /** For {@link StringArray}. */
        R stringArray(StringArray kind);

        /** For {@link Integers}. */
        R integers(Integers kind);

        /** For {@link Pointer}. */
        R pointer(Pointer kind);
    }
}
