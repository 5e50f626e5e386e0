package org.syscalltrack.kmod.lower;

import java.util.Locale;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.plan.FileAttribute;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.PathSource;
import org.syscalltrack.dsl.plan.StringSource;

/** Paths and files that a call names. */
final class PathCode {
    private final Context context;
    private final EntryCode entry;

    PathCode(Context context) {
        this.context = context;
        this.entry = context.entry();
    }

    /** Writes the accessor of a path and returns its name. */
    String path(StringSource.Path node) {
        boolean lexical = node.source() instanceof PathSource.Lexical;
        int parameter = node.source() instanceof PathSource.Lexical path
                ? path.parameter()
                : ((PathSource.Real) node.source()).parameter();
        String name = entry.nameOf(parameter, lexical ? "_path" : "_real_path");
        String place = entry.stringPlace(node, true, context.when());
        if (!(entry.parameter(parameter).kind() instanceof ParameterKind.Path kind)) {
            entry.function(name, () -> descriptorPath(parameter, name, place, lexical));
        } else if (lexical) {
            String text = new StringCode(context).write(new StringSource.ArgumentString(parameter));
            entry.function(name, () -> lexicalPath(parameter, kind, text, name, place));
        } else {
            entry.function(name, () -> {
                Body body = new Body();
                nameOfFile(parameter, kind, body);
                body.line("return sct_real_path(" + place + ", &name);");
                return title("REALPATH", parameter)
                        + body.render("static const struct sct_string *" + name + "(struct sct_call *call)");
            });
        }
        return name;
    }

    private String title(String what, int parameter) {
        return "/* " + what + "(" + entry.parameter(parameter).name() + ") */\n";
    }

    private String descriptorPath(int parameter, String name, String place, boolean lexical) {
        Body body = new Body();
        body.watch();
        body.variable("int", "descriptor");
        body.line("descriptor = " + ArgumentCode.of(entry.place(parameter), "&missing") + ";");
        body.line("return sct_descriptor_path(" + place + ", descriptor, missing);");
        return title(lexical ? "PATH" : "REALPATH", parameter)
                + body.render("static const struct sct_string *" + name + "(struct sct_call *call)");
    }

    private String lexicalPath(int parameter, ParameterKind.Path kind, String text, String name, String place) {
        Body body = new Body();
        String directory = directory(kind, body);
        body.line("return sct_lexical_path(" + place + ", " + text + ", " + directory + ", "
                + kind.directory().isPresent() + ");");
        return title("PATH", parameter)
                + body.render("static const struct sct_string *" + name + "(struct sct_call *call)");
    }

    /** The descriptor that a path is relative to. */
    private String directory(ParameterKind.Path kind, Body body) {
        int index = kind.directory().map(entry.call()::indexOf).orElse(-1);
        if (index < 0) {
            return "AT_FDCWD";
        }
        if (ArgumentCode.isUncertain(entry.place(index))) {
            body.watch();
        }
        return "(int)" + ArgumentCode.of(entry.place(index), "&missing");
    }

    private void nameOfFile(int parameter, ParameterKind.Path kind, Body body) {
        body.variable("struct sct_name_of_file", "name = { }");
        body.line("name.address = " + ArgumentCode.of(entry.place(parameter), "&name.missing") + ";");
        body.line("name.directory = " + directory(kind, body) + ";");
        lookup(kind, body);
    }

    /** What the call does with a link as the last component, and with an empty path. */
    private void lookup(ParameterKind.Path kind, Body body) {
        boolean follows = kind.lastLink() == ParameterKind.LastLink.FOLLOW
                || kind.lastLink() == ParameterKind.LastLink.FOLLOW_UNLESS_FLAG;
        body.line("name.lookup = " + (follows ? "LOOKUP_FOLLOW" : "0") + ";");
        int index = kind.flags().map(entry.call()::indexOf).orElse(-1);
        if (index < 0) {
            return;
        }
        body.variable("u64", "flags");
        body.line("flags = " + ArgumentCode.of(entry.place(index), "&name.missing") + ";");
        if (kind.lastLink() == ParameterKind.LastLink.FOLLOW_UNLESS_FLAG) {
            body.onlyIf("flags & " + noFollow(), "name.lookup = 0;");
        } else if (kind.lastLink() == ParameterKind.LastLink.KEEP_UNLESS_FLAG) {
            body.onlyIf("flags & AT_SYMLINK_FOLLOW", "name.lookup = LOOKUP_FOLLOW;");
        }
        if (kind.directory().isPresent() && noFollow().startsWith("AT_")) {
            body.onlyIf("flags & AT_EMPTY_PATH", "name.lookup |= LOOKUP_EMPTY;");
        }
    }

    /** The flag by which a call is told not to follow a link. */
    private String noFollow() {
        String call = entry.call().name();
        if (call.startsWith("open")) {
            return "O_NOFOLLOW";
        }
        if (call.startsWith("inotify")) {
            return "IN_DONT_FOLLOW";
        }
        return call.startsWith("umount") ? "UMOUNT_NOFOLLOW" : "AT_SYMLINK_NOFOLLOW";
    }

    /** Writes the accessor of a file's attribute and returns its name. */
    String number(IntegerSource.FileNumber node) {
        entry.use().part(Use.Part.PATHS);
        if (!(node.file() instanceof PathSource.Real real)) {
            throw new CannotGenerateException("attributes can be asked only of a file that the call names");
        }
        int parameter = real.parameter();
        String label = attribute(node.attribute());
        String name =
                entry.nameOf(parameter, "_" + label.toLowerCase(Locale.ROOT).replace("sct_", "file_"));
        entry.function(name, () -> {
            Body body = new Body();
            if (entry.parameter(parameter).kind() instanceof ParameterKind.Path kind) {
                nameOfFile(parameter, kind, body);
                body.line("return sct_file_number(&name, " + label + ", missing);");
            } else {
                body.variable("int", "descriptor");
                body.line("descriptor = " + ArgumentCode.of(entry.place(parameter), "missing") + ";");
                body.line("return sct_descriptor_number(descriptor, " + label + ", missing);");
            }
            return title("FILE", parameter)
                    + body.render("static s64 " + name + "(const struct sct_call *call, unsigned int *missing)");
        });
        return name;
    }

    private static String attribute(FileAttribute attribute) {
        return switch (attribute) {
            case INODE -> "SCT_INODE";
            case DEVICE -> "SCT_DEVICE";
            case MODE -> "SCT_MODE";
            case UID -> "SCT_OWNER";
            case GID -> "SCT_GROUP";
        };
    }
}
