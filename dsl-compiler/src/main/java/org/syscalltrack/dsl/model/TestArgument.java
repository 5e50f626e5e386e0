package org.syscalltrack.dsl.model;

import java.util.List;
import java.util.Map;
import org.syscalltrack.dsl.source.ByteString;

/** An argument of a test's call. */
public sealed interface TestArgument {
    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /** A number, as wide as the parameter. */
    record Whole(long value) implements TestArgument {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.whole(this);
        }
    }

    /** A string, or the bytes of a counted buffer. */
    record Text(ByteString bytes) implements TestArgument {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.text(this);
        }
    }

    /** A path, and what the kernel finds there: {@code file("./x", real = "/etc/x")}. */
    record NamedFile(ByteString path, TestFile file) implements TestArgument {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.namedFile(this);
        }
    }

    /** An open file: {@code fd("/etc/passwd")}. */
    record Descriptor(TestFile file) implements TestArgument {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.descriptor(this);
        }
    }

    /** An array of strings. */
    record Strings(List<ByteString> elements) implements TestArgument {
        /** Copies the list. */
        public Strings {
            elements = List.copyOf(elements);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.strings(this);
        }
    }

    /** A struct; fields that are left out are zero. */
    record Struct(Map<String, TestArgument> fields) implements TestArgument {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.struct(this);
        }
    }

    /** A pointer to memory that cannot be read. */
    record Unreadable() implements TestArgument {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unreadable(this);
        }
    }

    /** The NULL pointer. */
    record NullPointer() implements TestArgument {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.nullPointer(this);
        }
    }

    /**
     * One method for each kind.
     *
     * @param <R> what they return
     */
    interface Visitor<R> {
        /** Called for {@link Whole}. */
        R whole(Whole node);

        /** Called for {@link Text}. */
        R text(Text node);

        /** Called for {@link NamedFile}. */
        R namedFile(NamedFile node);

        /** Called for {@link Descriptor}. */
        R descriptor(Descriptor node);

        /** Called for {@link Strings}. */
        R strings(Strings node);

        /** Called for {@link Struct}. */
        R struct(Struct node);

        /** Called for {@link Unreadable}. */
        R unreadable(Unreadable node);

        /** Called for {@link NullPointer}. */
        R nullPointer(NullPointer node);
    }
}
