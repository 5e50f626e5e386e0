package org.syscalltrack.kmod.lower;

import org.syscalltrack.dsl.catalog.Argument;
import org.syscalltrack.dsl.catalog.Direction;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.plan.PathSource;
import org.syscalltrack.dsl.plan.ProcessString;
import org.syscalltrack.dsl.plan.StringSource;
import org.syscalltrack.dsl.plan.When;

/** One string as a C expression of type {@code const struct sct_string *}. */
final class StringCode implements StringSource.Visitor<String> {
    private final Context context;
    private final EntryCode entry;

    StringCode(Context context) {
        this.context = context;
        this.entry = context.entry();
    }

    String write(StringSource source) {
        return source.accept(this);
    }

    @Override
    public String argumentString(StringSource.ArgumentString node) {
        boolean input = entry.isInput(node.parameter());
        return ofMemory(
                node,
                node.parameter(),
                "_string",
                input,
                (place, address, body) -> "sct_user_string(" + place + ", " + address + ", ");
    }

    @Override
    public String argumentBuffer(StringSource.ArgumentBuffer node) {
        boolean input = entry.isInput(node.parameter());
        boolean filled = entry.parameter(node.parameter()).kind() instanceof ParameterKind.Buffer buffer
                && buffer.filledByResult()
                && entry.parameter(node.parameter()).direction() == Direction.OUT;
        return ofMemory(node, node.parameter(), "_bytes", input, (place, address, body) -> {
            String length = new FieldCode(entry).length(node.lengthParameter(), body);
            if (!filled) {
                return "sct_user_buffer(" + place + ", " + address + ", " + length + ", ";
            }
            // Only what the call has written is there to read.
            body.watch();
            body.onlyIf("call->result < 0", "missing |= SCT_IS_ABSENT;");
            return "sct_user_buffer(" + place + ", " + address + ", min_t(u64, " + length + ", call->result), ";
        });
    }

    @Override
    public String argumentElement(StringSource.ArgumentElement node) {
        boolean input = entry.isInput(node.parameter());
        return ofMemory(
                node,
                node.parameter(),
                "_" + node.index(),
                input,
                (place, address, body) -> "sct_user_element(" + place + ", " + address + ", " + node.index() + ", "
                        + entry.isCompat() + ", ");
    }

    @Override
    public String socketPath(StringSource.SocketPath node) {
        boolean input = entry.isInput(node.parameter());
        return ofMemory(node, node.parameter(), "_sun_path", input, (place, address, body) -> {
            String length = new FieldCode(entry).length(node.lengthParameter(), body);
            return "sct_socket_path(" + place + ", " + address + ", " + length + ", ";
        });
    }

    private interface Reader {
        /** The call of the C function up to its last argument, which says what is missing. */
        String call(String place, String address, Body body);
    }

    /** A string behind a parameter: its accessor, which is kept from the entry where the call reads it. */
    private String ofMemory(StringSource source, int parameter, String suffix, boolean input, Reader reader) {
        String name = entry.nameOf(parameter, suffix);
        String place = entry.stringPlace(source, input, context.when());
        entry.function(name, () -> {
            Body body = new Body();
            Argument argument = entry.place(parameter);
            String address = ArgumentCode.of(argument, "&missing");
            // What collects why something is missing must be complete before it is passed on.
            if (ArgumentCode.isUncertain(argument)) {
                body.watch();
                body.line(body.variable("u64", "address") + " = " + address + ";");
                address = "address";
            }
            String read = reader.call(place, address, body);
            body.line("return " + read + (body.watches() ? "missing" : "0") + ");");
            return "/* What PARAMS[" + entry.parameter(parameter).name() + "] points to. */\n"
                    + body.render("static const struct sct_string *" + name + "(struct sct_call *call)");
        });
        return accessor(name, input);
    }

    /** The call of an accessor. */
    private String accessor(String name, boolean ofEntry) {
        if (ofEntry && context.when() == When.AFTER) {
            entry.keep(name);
        }
        return name + "(call)";
    }

    @Override
    public String processName(StringSource.ProcessName node) {
        if (context.isAncestor()) {
            return "sct_name(" + context.local("name") + ", task)";
        }
        String place = entry.stringPlace(node, false, context.when());
        return node.which() == ProcessString.COMM
                ? "sct_name(" + place + ", current)"
                : "sct_parent_name(" + place + ")";
    }

    @Override
    public String path(StringSource.Path node) {
        entry.use().part(Use.Part.PATHS);
        PathSource source = node.source();
        if (source instanceof PathSource.Executable && context.isAncestor()) {
            return "sct_executable(" + context.local("executable") + ", task)";
        }
        if (source instanceof PathSource.Lexical || source instanceof PathSource.Real) {
            return accessor(new PathCode(context).path(node), true);
        }
        String place = entry.stringPlace(node, false, context.when());
        if (source instanceof PathSource.Executable) {
            return "sct_executable(" + place + ", current)";
        }
        return (source instanceof PathSource.WorkingDirectory ? "sct_working_directory(" : "sct_control_group(") + place
                + ")";
    }
}
