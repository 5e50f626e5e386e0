package org.syscalltrack.dsl.plan;

/** Which path or file is meant. */
public sealed interface PathSource {

    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /** The parameter's string joined to its directory, without {@code .}, {@code ..} and {@code //}; links not followed; or a descriptor's path. */
    record Lexical(int parameter) implements PathSource {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.lexical(this);
        }
    }

    /** The path of the object that the kernel found for the parameter, or that a descriptor stands for. */
    record Real(int parameter) implements PathSource {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.real(this);
        }
    }

    /** The file that the process runs. */
    record Executable() implements PathSource {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.executable(this);
        }
    }

    /** The current directory of the calling thread. */
    record WorkingDirectory() implements PathSource {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.workingDirectory(this);
        }
    }

    /** The control group of version 2, as systemd names it. */
    record ControlGroup() implements PathSource {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.controlGroup(this);
        }
    }

    /** One method for each kind. */
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
