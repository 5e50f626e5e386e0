package org.syscalltrack.dsl.diagnostic;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Every kind of finding: its id, its severity and its message.
 *
 * <p>Ids are grouped: 00xx files and characters, 01xx syntax, 02xx names and types, 03xx members and actions, 04xx
 * analysis, 05xx targets, 06xx tests. An id never changes its meaning and is never used again. Each has a page in the
 * resources ({@code SCT0101.md}) and a golden case. {@code {0}}, {@code {1}}… in a message are the arguments.
 */
public enum DiagnosticKind {
    // 00xx: files and characters
    NOT_UTF8("SCT0002", Severity.ERROR, "bytes that are not UTF-8"),
    UNCLOSED_COMMENT("SCT0003", Severity.ERROR, "comment is never closed"),
    UNCLOSED_STRING("SCT0004", Severity.ERROR, "string is not closed on its line"),
    UNEXPECTED_CHARACTER("SCT0005", Severity.ERROR, "unexpected character {0}"),
    BAD_ESCAPE("SCT0006", Severity.ERROR, "`{0}` is not an escape sequence"),
    NUMBER_TOO_LARGE("SCT0007", Severity.ERROR, "`{0}` does not fit in 64 bits"),
    MALFORMED_NUMBER("SCT0008", Severity.ERROR, "`{0}` is not a number"),
    NUMBER_SUFFIX("SCT0009", Severity.ERROR, "numbers take no suffix, such as `{0}`"),
    MALFORMED_CHARACTER("SCT0010", Severity.ERROR, "{0}"),
    COMMENT_IN_COMMENT("SCT0011", Severity.WARNING, "`/*` inside a comment"),
    DIRECTIVE_IN_COMMENT("SCT0012", Severity.WARNING, "`#{0}` is a comment, not a directive"),
    UNKNOWN_ALLOWED_ID("SCT0013", Severity.WARNING, "there is no finding `{0}`"),
    BIDIRECTIONAL_CONTROL("SCT0014", Severity.WARNING, "invisible control character {0}"),

    // 01xx: syntax
    UNEXPECTED_TOKEN("SCT0101", Severity.ERROR, "expected {0}, found {1}"),
    UNCLOSED_BRACKET("SCT0102", Severity.ERROR, "`{0}` is never closed"),
    UNMATCHED_BRACKET("SCT0103", Severity.ERROR, "`{0}` closes nothing"),
    MISSING_EQUALS("SCT0104", Severity.ERROR, "`=` is missing behind `{0}`"),
    UNWANTED_EQUALS("SCT0105", Severity.ERROR, "`{0}` takes its braces without `=`"),
    COMMA_BETWEEN_MEMBERS("SCT0106", Severity.ERROR, "members are not separated by commas"),
    MISSING_VALUE("SCT0107", Severity.ERROR, "`{0}` has no value"),
    EMPTY_FILTER("SCT0108", Severity.ERROR, "filter is empty"),
    EMPTY_LOG_FORMAT("SCT0109", Severity.ERROR, "log format is empty"),
    WRONG_CASE("SCT0110", Severity.ERROR, "`{0}` is written `{1}`"),
    NOT_A_DECLARATION("SCT0111", Severity.ERROR, "`{0}` does not begin a declaration"),
    ASSIGNMENT_IN_CONDITION("SCT0112", Severity.ERROR, "`=` does not compare"),
    FOREIGN_OPERATOR("SCT0113", Severity.ERROR, "there is no operator `{0}`"),
    NOT_ASSOCIATIVE("SCT0114", Severity.ERROR, "`{0}` cannot be chained"),
    ADJACENT_STRINGS("SCT0115", Severity.ERROR, "strings are not joined by standing side by side"),
    BROKEN_LOG_MACRO("SCT0116", Severity.ERROR, "`%` begins no macro here"),
    UNBALANCED_LOG_BRACE("SCT0117", Severity.ERROR, "`{` in a log format is never closed"),
    TOO_DEEP("SCT0118", Severity.ERROR, "nested more than {0} levels deep"),
    NOT_A_CALL_NAME("SCT0119", Severity.ERROR, "a system call is named by its bare name, not by {0}"),
    MISPLACED_WILDCARD("SCT0120", Severity.ERROR, "`*` cannot be an argument here"),
    SET_IN_PARENTHESES("SCT0121", Severity.ERROR, "a set is written in braces"),
    WRONG_BRACKETS("SCT0122", Severity.ERROR, "`{0}` takes {1}");

    private final String id;
    private final Severity severity;
    private final String template;

    DiagnosticKind(String id, Severity severity, String template) {
        this.id = id;
        this.severity = severity;
        this.template = template;
    }

    /** The stable id, {@code SCT} and four digits. */
    public String id() {
        return id;
    }

    /** The severity when nothing raises or lowers it. */
    public Severity severity() {
        return severity;
    }

    /** The kind with this id. */
    public static Optional<DiagnosticKind> ofId(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id.equals(id)).findFirst();
    }

    /** The message with `…` for its arguments. */
    public String description() {
        return template.replaceAll("\\{[0-9]\\}", "…");
    }

    /** How many arguments the message takes. */
    int argumentCount() {
        int count = 0;
        while (template.contains("{" + count + "}")) {
            count++;
        }
        return count;
    }

    /** The message with its arguments filled in. */
    String message(List<String> arguments) {
        StringBuilder message = new StringBuilder(template.length() + 32);
        int copied = 0;
        for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', open + 1)) {
            boolean placeholder = open + 2 < template.length()
                    && Character.isDigit(template.charAt(open + 1))
                    && template.charAt(open + 2) == '}';
            if (placeholder) {
                message.append(template, copied, open).append(arguments.get(template.charAt(open + 1) - '0'));
                copied = open + 3;
            }
        }
        return message.append(template, copied, template.length()).toString();
    }
}
