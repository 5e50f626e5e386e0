package org.syscalltrack.dsl.analysis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.event.ByteEscaper;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.PathSource;
import org.syscalltrack.dsl.plan.StringSource;
import org.syscalltrack.dsl.source.ByteString;

/** Writes the values of a case as a test's members, so that they can be pasted into one. */
final class ExampleCall {
    private final SystemCall call;
    private final Map<Integer, String> arguments = new TreeMap<>();
    private final Map<String, String> process = new TreeMap<>();
    private boolean isComplete = true;

    private ExampleCall(SystemCall call) {
        this.call = call;
    }

    /** {@code call = unlink("/x")  process { UID = 0 }}; empty where a value cannot be written. */
    static Optional<String> of(SystemCall call, List<Sample> samples) {
        ExampleCall example = new ExampleCall(call);
        samples.forEach(example::add);
        return example.isComplete ? Optional.of(example.text()) : Optional.empty();
    }

    private void add(Sample sample) {
        if (sample instanceof Sample.Int number && number.of() instanceof IntegerExpression.Load load) {
            addNumber(load.source(), number.value());
        } else if (sample instanceof Sample.Text text) {
            addText(text.of(), text.value());
        } else {
            isComplete = false;
        }
    }

    private void addNumber(IntegerSource source, long value) {
        if (source instanceof IntegerSource.Argument argument
                && call.parameters().get(argument.parameter()).kind() instanceof ParameterKind.Value) {
            put(argument.parameter(), String.valueOf(value));
        } else if (source instanceof IntegerSource.ProcessNumber number) {
            process.put(number.which().name(), String.valueOf(value));
        } else {
            isComplete = false;
        }
    }

    private void addText(StringSource source, ByteString value) {
        if (source instanceof StringSource.ArgumentString argument) {
            put(argument.parameter(), quoted(value));
        } else if (source instanceof StringSource.ProcessName name) {
            process.put(name.which().name(), quoted(value));
        } else if (source instanceof StringSource.Path path) {
            addPath(path.source(), value);
        } else {
            isComplete = false;
        }
    }

    private void addPath(PathSource source, ByteString value) {
        boolean isAbsolute = value.length() > 0 && value.at(0) == '/';
        if (!isAbsolute) {
            isComplete = false;
        } else if (source instanceof PathSource.Lexical lexical && isPath(lexical.parameter())) {
            put(lexical.parameter(), quoted(value));
        } else if (source instanceof PathSource.Real real && isPath(real.parameter())) {
            put(real.parameter(), "file(" + quoted(value) + ")");
        } else if (source instanceof PathSource.Executable) {
            process.put("EXE", quoted(value));
        } else if (source instanceof PathSource.WorkingDirectory) {
            process.put("CWD", quoted(value));
        } else if (source instanceof PathSource.ControlGroup) {
            process.put("CGROUP", quoted(value));
        } else {
            isComplete = false;
        }
    }

    private boolean isPath(int parameter) {
        return call.parameters().get(parameter).kind() instanceof ParameterKind.Path;
    }

    /** Two values for one argument, such as its raw text and its path, need not fit together. */
    private void put(int parameter, String value) {
        isComplete &= !arguments.containsKey(parameter);
        arguments.put(parameter, value);
    }

    private static String quoted(ByteString value) {
        StringBuilder text = new StringBuilder();
        ByteEscaper.appendQuoted(text, value);
        return text.toString();
    }

    private String text() {
        List<String> written = new ArrayList<>();
        for (int index = 0; index < call.parameters().size(); index++) {
            written.add(arguments.getOrDefault(index, leftOut(call.parameters().get(index))));
        }
        StringBuilder text = new StringBuilder("call = ").append(call.name());
        text.append('(').append(String.join(", ", written)).append(')');
        if (!process.isEmpty()) {
            text.append("  process {");
            process.forEach(
                    (name, value) -> text.append(' ').append(name).append(" = ").append(value));
            text.append(" }");
        }
        return text.toString();
    }

    private static String leftOut(Parameter parameter) {
        ParameterKind kind = parameter.kind();
        boolean isText = kind instanceof ParameterKind.Path || kind instanceof ParameterKind.UserString;
        return isText ? "\"x\"" : parameter.isPointer() ? "NULL" : "0";
    }
}
