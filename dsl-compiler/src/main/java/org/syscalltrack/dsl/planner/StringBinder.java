package org.syscalltrack.dsl.planner;

import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.model.FieldReference;
import org.syscalltrack.dsl.model.PathReference;
import org.syscalltrack.dsl.model.StringValue;
import org.syscalltrack.dsl.plan.PathSource;
import org.syscalltrack.dsl.plan.StringSource;

/** Binds strings and paths. */
final class StringBinder implements StringValue.Visitor<StringSource> {
    private final EntryBinding binding;

    StringBinder(EntryBinding binding) {
        this.binding = binding;
    }

    StringSource bind(StringValue value) {
        return value.accept(this);
    }

    @Override
    public StringSource parameter(StringValue.Parameter node) {
        return ofParameter(binding.index(node.parameter()));
    }

    /** The string behind a parameter: NUL-terminated or counted. */
    StringSource ofParameter(int index) {
        Parameter parameter = binding.call().parameters().get(index);
        return parameter.kind() instanceof ParameterKind.Buffer
                ? new StringSource.ArgumentBuffer(
                        index, binding.lengthOf(parameter).orElseThrow())
                : new StringSource.ArgumentString(index);
    }

    @Override
    public StringSource element(StringValue.Element node) {
        return new StringSource.ArgumentElement(binding.index(node.parameter()), node.index());
    }

    @Override
    public StringSource field(StringValue.Field node) {
        FieldReference field = node.field();
        Parameter parameter = binding.parameter(field.parameter());
        return new StringSource.SocketPath(
                binding.index(field.parameter()), binding.lengthOf(parameter).orElseThrow());
    }

    @Override
    public StringSource processName(StringValue.ProcessName node) {
        return new StringSource.ProcessName(node.which());
    }

    @Override
    public StringSource path(StringValue.Path node) {
        return new StringSource.Path(path(node.path()));
    }

    /** The file that a reference means. */
    PathSource path(PathReference reference) {
        return reference.accept(new PathReference.Visitor<>() {
            @Override
            public PathSource lexical(PathReference.Lexical node) {
                return new PathSource.Lexical(binding.index(node.reference()));
            }

            @Override
            public PathSource real(PathReference.Real node) {
                return new PathSource.Real(binding.index(node.reference()));
            }

            @Override
            public PathSource executable(PathReference.Executable node) {
                return new PathSource.Executable();
            }

            @Override
            public PathSource workingDirectory(PathReference.WorkingDirectory node) {
                return new PathSource.WorkingDirectory();
            }

            @Override
            public PathSource controlGroup(PathReference.ControlGroup node) {
                return new PathSource.ControlGroup();
            }
        });
    }
}
