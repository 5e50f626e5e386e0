package org.syscalltrack.dsl.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.model.StringValue;
import org.syscalltrack.dsl.plan.Glob;
import org.syscalltrack.dsl.plan.GlobSyntaxException;
import org.syscalltrack.dsl.plan.StringOperator;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.Span;

/** Checks literals against what a string can be: the length of a task's name, the form of a path. */
final class LiteralCheck {
    /** {@code TASK_COMM_LEN} of include/linux/sched.h, without the NUL. */
    static final int NAME_LENGTH = 15;

    /** {@code PATH_MAX} of include/uapi/linux/limits.h, without the NUL: what is read of a string. */
    static final int STRING_LENGTH = 4095;

    private final Scope scope;

    LiteralCheck(Scope scope) {
        this.scope = scope;
    }

    /** A literal that the whole string is compared with. */
    boolean equal(Operand.Text text, ByteString literal, Span span) {
        if (!fits(text, literal.length(), span) || !withoutNul(literal, span)) {
            return false;
        }
        if (text.isPath()) {
            path(literal, span);
        }
        return true;
    }

    /** A literal that a part of the string is compared with. */
    boolean part(Operand.Text text, StringOperator operator, ByteString literal, Span span) {
        if (!fits(text, literal.length(), span) || !withoutNul(literal, span)) {
            return false;
        }
        if (text.isPath() && operator == StringOperator.STARTS_WITH) {
            start(literal, span);
        }
        return true;
    }

    /**
     * A literal as the string that it is compared with is read: an abstract name of a socket, which begins with a NUL
     * byte (unix(7)), is read with a {@code @}.
     */
    static ByteString asRead(Operand.Text text, ByteString literal) {
        boolean isSocketName = text.value() instanceof StringValue.Field field
                && field.field().field().equals("sun_path");
        if (!isSocketName || literal.length() == 0 || literal.at(0) != 0) {
            return literal;
        }
        byte[] bytes = literal.toByteArray();
        bytes[0] = '@';
        return ByteString.of(bytes);
    }

    /** A pattern, measured by the bytes that it must match at least. */
    boolean pattern(Operand.Text text, Glob glob, Span span) {
        if (!fits(text, glob.minimumLength(), span)) {
            return false;
        }
        if (text.isPath()
                && !glob.elements().isEmpty()
                && glob.elements().get(0) instanceof Glob.Element.Literal first) {
            start(first.bytes(), span);
        }
        return true;
    }

    /** What a path begins with: of a normal path, also where it is cut. */
    private void start(ByteString literal, Span span) {
        String text = String.valueOf(literal);
        boolean isNormal = !text.contains("//") && !text.contains("/./") && !text.contains("/../");
        if (!text.isEmpty() && (!text.startsWith("/") || !isNormal)) {
            scope.report(Diagnostic.of(DiagnosticKind.NEVER_THAT_PATH, span)
                    .withNote("These paths are absolute and have no `.`, `..` or `//`."));
        }
    }

    /** The pattern that a literal is; empty if it is none, which has been reported. */
    Optional<Glob> glob(ByteString literal, Span span) {
        try {
            return Optional.of(Glob.parse(literal));
        } catch (GlobSyntaxException e) {
            scope.report(Diagnostic.of(DiagnosticKind.BAD_PATTERN, span).withLabel(e.reason()));
            return Optional.empty();
        }
    }

    private boolean fits(Operand.Text text, int length, Span span) {
        boolean isName = text.value() instanceof StringValue.ProcessName;
        int limit = isName ? NAME_LENGTH : STRING_LENGTH;
        if (length <= limit) {
            return true;
        }
        Diagnostic finding =
                Diagnostic.of(DiagnosticKind.LITERAL_TOO_LONG, span, String.valueOf(length), String.valueOf(limit));
        scope.report(
                isName
                        ? finding.withNote("The kernel cuts a task's name to 15 bytes, so nothing longer can be found.")
                        : finding.withNote("Strings are read up to 4095 bytes, so nothing longer can be found."));
        return false;
    }

    private boolean withoutNul(ByteString literal, Span span) {
        for (int index = 0; index < literal.length(); index++) {
            if (literal.at(index) == 0) {
                scope.report(Diagnostic.of(DiagnosticKind.NUL_IN_LITERAL, span)
                        .withNote("A NUL byte ends a string of the kernel, so this is never equal."));
                return true;
            }
        }
        return true;
    }

    /** A path that {@code PATH} and its like can never be: relative, not normal, ending in a slash. */
    private void path(ByteString literal, Span span) {
        String text = String.valueOf(literal);
        if (text.isEmpty() || !text.startsWith("/")) {
            scope.report(Diagnostic.of(DiagnosticKind.NEVER_THAT_PATH, span)
                    .withNote("These paths are absolute: write it from the root on."));
            return;
        }
        String normal = normalized(text);
        if (!normal.equals(text)) {
            scope.report(Diagnostic.of(DiagnosticKind.NEVER_THAT_PATH, span)
                    .withNote("These paths have no `.`, `..`, `//` and no `/` at the end.")
                    .withFix(Fix.replace("write `" + normal + "`", span, '"' + normal + '"')));
        }
    }

    /** The path without {@code .}, {@code ..}, {@code //} and the slash at its end. */
    static String normalized(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }
}
