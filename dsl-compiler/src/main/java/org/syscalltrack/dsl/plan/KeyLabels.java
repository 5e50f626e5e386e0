package org.syscalltrack.dsl.plan;

import java.util.Optional;
import org.syscalltrack.dsl.catalog.SystemCall;

/** Names the values by which a rule counts: variables and integer parameters ({@code docs/language-details.md}, 69). */
final class KeyLabels {
    private final SystemCall call;

    KeyLabels(SystemCall call) {
        this.call = call;
    }

    String of(FieldSource value) {
        if (value instanceof FieldSource.StringField text) {
            return of(text.value());
        }
        return value instanceof FieldSource.IntegerField integer
                        && integer.value() instanceof IntegerExpression.Load load
                ? load.source().accept(new Integers())
                // What is known when the plan is made, of all variables, is the call's number.
                : "SYSCALL";
    }

    private static String of(StringSource source) {
        if (source instanceof StringSource.ProcessName name) {
            return name.which().name();
        }
        return Optional.of(source)
                .filter(StringSource.Path.class::isInstance)
                .map(path -> ((StringSource.Path) path).source().accept(new Paths()))
                .orElseThrow(() -> new IllegalArgumentException("no key of a count: " + source));
    }

    private final class Integers implements IntegerSource.Visitor<String> {
        @Override
        public String argument(IntegerSource.Argument node) {
            return "PARAMS[" + call.parameters().get(node.parameter()).name() + "]";
        }

        @Override
        public String pointedField(IntegerSource.PointedField node) {
            return "PARAMS[" + call.parameters().get(node.parameter()).name() + "]."
                    + node.field().name();
        }

        @Override
        public String returnValue(IntegerSource.ReturnValue node) {
            return "RETVAL";
        }

        @Override
        public String errorNumber(IntegerSource.ErrorNumber node) {
            return "ERROR";
        }

        @Override
        public String processNumber(IntegerSource.ProcessNumber node) {
            return node.which().name();
        }

        @Override
        public String fileNumber(IntegerSource.FileNumber node) {
            throw new IllegalArgumentException("no key of a count: " + node);
        }
    }

    private static final class Paths implements PathSource.Visitor<String> {
        @Override
        public String lexical(PathSource.Lexical node) {
            throw new IllegalArgumentException("no key of a count: " + node);
        }

        @Override
        public String real(PathSource.Real node) {
            throw new IllegalArgumentException("no key of a count: " + node);
        }

        @Override
        public String executable(PathSource.Executable node) {
            return "EXE";
        }

        @Override
        public String workingDirectory(PathSource.WorkingDirectory node) {
            return "CWD";
        }

        @Override
        public String controlGroup(PathSource.ControlGroup node) {
            return "CGROUP";
        }
    }
}
