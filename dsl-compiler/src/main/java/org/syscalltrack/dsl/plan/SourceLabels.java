package org.syscalltrack.dsl.plan;

import java.util.List;
import java.util.Locale;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.SystemCall;

/**
 * Names of sources, as a rule would write them: {@code PARAMS[pathname]}, {@code UID}.
 *
 * @param parameters the names of the call's parameters; one without a name is called by its number from 1
 */
public record SourceLabels(List<String> parameters)
        implements IntegerSource.Visitor<String>, StringSource.Visitor<String>, PathSource.Visitor<String> {
    /** Copies the list. */
    public SourceLabels {
        parameters = List.copyOf(parameters);
    }

    /** Returns labels with the names of a call's parameters. */
    public static SourceLabels of(SystemCall call) {
        return new SourceLabels(call.parameters().stream().map(Parameter::name).toList());
    }

    /** Returns labels that call parameters by their numbers. */
    public static SourceLabels numbered() {
        return new SourceLabels(List.of());
    }

    /** Returns the name of an integer. */
    public String of(IntegerSource source) {
        return source.accept(this);
    }

    /** Returns the name of a string. */
    public String of(StringSource source) {
        return source.accept(this);
    }

    /** Returns the name of an address. */
    public String of(AddressSource source) {
        return parameter(source.parameter()) + "." + source.field().name();
    }

    /** Returns the name of a parameter, from 0. */
    public String parameter(int parameter) {
        return "PARAMS[" + name(parameter) + "]";
    }

    private String name(int parameter) {
        return parameter < parameters.size() ? parameters.get(parameter) : Integer.toString(parameter + 1);
    }

    @Override
    public String argument(IntegerSource.Argument node) {
        return parameter(node.parameter());
    }

    @Override
    public String pointedField(IntegerSource.PointedField node) {
        return parameter(node.parameter()) + "." + node.field().name();
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
        String file = node.file() instanceof PathSource.Real real
                ? name(real.parameter())
                : node.file().accept(this);
        return "FILE(" + file + ")." + attribute(node.attribute());
    }

    private static String attribute(FileAttribute attribute) {
        return switch (attribute) {
            case INODE -> "ino";
            case DEVICE -> "dev";
            case MODE, UID, GID -> attribute.name().toLowerCase(Locale.ROOT);
        };
    }

    @Override
    public String argumentString(StringSource.ArgumentString node) {
        return parameter(node.parameter());
    }

    @Override
    public String argumentBuffer(StringSource.ArgumentBuffer node) {
        return parameter(node.parameter());
    }

    @Override
    public String argumentElement(StringSource.ArgumentElement node) {
        return parameter(node.parameter()) + "[" + node.index() + "]";
    }

    @Override
    public String socketPath(StringSource.SocketPath node) {
        return parameter(node.parameter()) + ".sun_path";
    }

    @Override
    public String processName(StringSource.ProcessName node) {
        return node.which().name();
    }

    @Override
    public String path(StringSource.Path node) {
        return node.source().accept(this);
    }

    @Override
    public String lexical(PathSource.Lexical node) {
        return "PATH(" + name(node.parameter()) + ")";
    }

    @Override
    public String real(PathSource.Real node) {
        return "REALPATH(" + name(node.parameter()) + ")";
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
