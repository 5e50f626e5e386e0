package org.syscalltrack.dsl.model;

import java.util.Optional;

/** Which path or file is meant. */
public sealed interface PathReference {
    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /** The parameter that names the file; none for the process's own files. */
    default Optional<ParameterReference> parameter() {
        return Optional.empty();
    }

    /** Whether it was asked with {@code *}. */
    default boolean isAll() {
        return parameter().map(ParameterReference::isAll).orElse(false);
    }

    /** {@code PATH(n)}: absolute, links not followed. */
    record Lexical(ParameterReference reference) implements PathReference {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.lexical(this);
        }

        @Override
        public Optional<ParameterReference> parameter() {
            return Optional.of(reference);
        }
    }

    /** {@code REALPATH(n)}, {@code FILE(n)}: the object that the kernel found. */
    record Real(ParameterReference reference) implements PathReference {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.real(this);
        }

        @Override
        public Optional<ParameterReference> parameter() {
            return Optional.of(reference);
        }
    }

    /** {@code EXE}. */
    record Executable() implements PathReference {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.executable(this);
        }
    }

    /** {@code CWD}. */
    record WorkingDirectory() implements PathReference {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.workingDirectory(this);
        }
    }

    /** {@code CGROUP}. */
    record ControlGroup() implements PathReference {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.controlGroup(this);
        }
    }

    /**
     * One method for each kind.
     *
     * @param <R> what they return
     */
    interface Visitor<R> {
        /** Called for {@link Lexical}. */
        R lexical(Lexical node);

        /** Called for {@link Real}. */
        R real(Real node);

        /** Called for {@link Executable}. */
        R executable(Executable node);

        /** Called for {@link WorkingDirectory}. */
        R workingDirectory(WorkingDirectory node);

        /** Called for {@link ControlGroup}. */
        R controlGroup(ControlGroup node);
    }
}
