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
    FILE_UNREADABLE("SCT0001", Severity.ERROR, "cannot read `{0}`: {1}"),
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
    WRONG_BRACKETS("SCT0122", Severity.ERROR, "`{0}` takes {1}"),

    // 02xx: names and types
    UNKNOWN_CALL("SCT0201", Severity.ERROR, "there is no system call `{0}`"),
    UNKNOWN_CLASS("SCT0202", Severity.ERROR, "there is no class of calls `%{0}`"),
    UNKNOWN_NAME("SCT0203", Severity.ERROR, "nothing is called `{0}`"),
    UNKNOWN_FUNCTION("SCT0204", Severity.ERROR, "there is no function or macro `{0}`"),
    PARAMETER_OUT_OF_RANGE("SCT0205", Severity.ERROR, "`{0}` has no parameter {1}"),
    NO_SUCH_PARAMETER("SCT0206", Severity.ERROR, "`{0}` has no parameter `{1}`"),
    PARAMETER_DIFFERS("SCT0207", Severity.ERROR, "parameter {0} is not the same in all calls of the rule"),
    INCOMPATIBLE_PARAMETER("SCT0208", Severity.ERROR, "parameter `{0}` has different types in the calls of the rule"),
    AFTER_ONLY("SCT0209", Severity.ERROR, "`{0}` is known only after the call"),
    NOT_A_PATH("SCT0210", Severity.ERROR, "parameter `{1}` of `{0}` names no file"),
    NO_SUCH_FIELD("SCT0211", Severity.ERROR, "{0} has no field `{1}`"),
    NO_FIELDS("SCT0212", Severity.ERROR, "{0} has no fields"),
    NOT_A_VALUE("SCT0213", Severity.ERROR, "field `{0}` cannot be asked"),
    NO_ELEMENTS("SCT0214", Severity.ERROR, "{0} has no elements"),
    ELEMENT_OUT_OF_RANGE("SCT0215", Severity.ERROR, "element {0} cannot be asked"),
    TYPE_MISMATCH("SCT0216", Severity.ERROR, "{0} cannot be compared with {1}"),
    NOT_COMPARABLE("SCT0217", Severity.ERROR, "{0} cannot be compared"),
    NO_ORDER("SCT0218", Severity.ERROR, "{0} cannot be compared by `{1}`"),
    NOT_AN_INTEGER("SCT0219", Severity.ERROR, "an int is wanted here, not {0}"),
    NOT_A_CONDITION("SCT0220", Severity.ERROR, "{0} is no condition"),
    NOT_A_STRING("SCT0221", Severity.ERROR, "`{0}` wants a string on its left, not {1}"),
    NOT_A_LITERAL("SCT0222", Severity.ERROR, "`{0}` wants a literal string on its right, not {1}"),
    NOT_A_POINTER("SCT0223", Severity.ERROR, "{0} cannot be compared with `NULL` like this"),
    NOT_A_SET("SCT0224", Severity.ERROR, "a set or a list is wanted here, not {0}"),
    SET_AS_VALUE("SCT0225", Severity.ERROR, "a set is no value"),
    NOT_CONSTANT("SCT0226", Severity.ERROR, "`{0}` is not constant"),
    WRONG_VALUE("SCT0227", Severity.ERROR, "{0} cannot be {1}"),
    CONSTANT_ELSEWHERE("SCT0228", Severity.ERROR, "constant `{0}` does not exist on {1}"),
    DIVISION_BY_ZERO("SCT0229", Severity.ERROR, "division by zero"),
    SHIFT_OUT_OF_RANGE("SCT0230", Severity.ERROR, "a 64-bit number cannot be shifted by {0}"),
    EMPTY_RANGE("SCT0231", Severity.ERROR, "range holds nothing"),
    BAD_PATTERN("SCT0232", Severity.ERROR, "pattern cannot be read"),
    LITERAL_TOO_LONG("SCT0233", Severity.ERROR, "{0} bytes are compared with at most {1}"),
    NOT_AN_ADDRESS("SCT0234", Severity.ERROR, "\"{0}\" is no internet address"),
    NOT_A_CAPABILITY("SCT0235", Severity.ERROR, "this is no capability"),
    NESTED_ANCESTOR("SCT0236", Severity.ERROR, "`ANCESTOR` inside `ANCESTOR`"),
    NOT_OF_ANCESTOR("SCT0237", Severity.ERROR, "`{0}` cannot be asked of an ancestor"),
    ARGUMENT_COUNT("SCT0238", Severity.ERROR, "`{0}` takes {1}, not {2}"),
    EXPANSION_TOO_LARGE("SCT0239", Severity.ERROR, "macros are used more than {0} times in one expression"),
    DEFINED_TWICE("SCT0240", Severity.ERROR, "`{0}` is defined twice"),
    DEFINED_BY_ITSELF("SCT0241", Severity.ERROR, "`{0}` is defined by itself"),
    BUILT_IN_NAME("SCT0242", Severity.ERROR, "`{0}` has a meaning already"),
    NAME_LIKE_BUILT_IN("SCT0243", Severity.WARNING, "`{0}` differs from `{1}` only by case"),
    PARAMETER_TWICE("SCT0244", Severity.ERROR, "two parameters are called `{0}`"),
    INCLUDE_CYCLE("SCT0245", Severity.ERROR, "`{0}` includes itself"),
    NOT_AN_ABI("SCT0246", Severity.ERROR, "`{0}` is no ABI"),
    TEST_ONLY("SCT0247", Severity.ERROR, "{0} can stand only in a test's call"),
    CALL_ALIAS("SCT0248", Severity.NOTE, "`{0}` is another name of `{1}`"),
    MAYBE_DIVISION_BY_ZERO("SCT0249", Severity.NOTE, "the divisor may be 0"),
    CALL_LEFT_OUT("SCT0250", Severity.NOTE, "`{0}` does not exist on {1} and is left out there"),
    HOST_UNKNOWN("SCT0251", Severity.ERROR, "the initial {0} has no fixed number"),

    // 03xx: members and actions
    UNKNOWN_MEMBER("SCT0301", Severity.ERROR, "`{0}` has no member `{1}`"),
    DUPLICATE_MEMBER("SCT0302", Severity.ERROR, "`{0}` is given twice"),
    MISSING_MEMBER("SCT0303", Severity.ERROR, "`{0}` has no `{1}`"),
    NOT_A_CHOICE("SCT0304", Severity.ERROR, "`{0}` is no value of `{1}`"),
    NOT_TEXT("SCT0305", Severity.ERROR, "`{0}` wants a string"),
    MEMBER_OF_OTHER_ACTION("SCT0306", Severity.ERROR, "`{0}` does not go with `{1}`"),
    BEFORE_ONLY("SCT0307", Severity.ERROR, "`{0}` can act only before the call"),
    BAD_ERROR_CODE("SCT0308", Severity.ERROR, "{0} is no error code"),
    INTERNAL_ERROR_CODE("SCT0309", Severity.ERROR, "error code {0} never reaches a program"),
    SIGNAL_DOES_NOT_KILL("SCT0310", Severity.ERROR, "`{0}` does not end a process"),
    UNKNOWN_UNIT("SCT0311", Severity.ERROR, "there is no unit `{0}`"),
    BAD_AMOUNT("SCT0312", Severity.ERROR, "number out of range"),
    NOT_A_KEY("SCT0313", Severity.ERROR, "this cannot be a key"),
    TOO_MANY_KEYS("SCT0314", Severity.ERROR, "{0} keys are too many"),
    NOT_A_PARAMETER("SCT0315", Severity.ERROR, "this names no parameter"),
    NOT_REWRITABLE("SCT0316", Severity.ERROR, "parameter `{0}` of `{1}` cannot be replaced"),
    BAD_RULE_NAME("SCT0317", Severity.ERROR, "this cannot be a name"),
    RULE_NAME_TWICE("SCT0318", Severity.WARNING, "two rules are called `{0}`"),
    CALL_ABSENT("SCT0319", Severity.ERROR, "`{0}` does not exist on {1}"),
    CALL_NOT_NATIVE("SCT0320", Severity.WARNING, "`{0}` is no call of {1}, so this rule hardly ever matches"),
    CALL_TWICE("SCT0321", Severity.WARNING, "`{0}` is named twice"),
    NEVER_RETURNS("SCT0322", Severity.ERROR, "`{0}` does not return, so there is nothing after it"),
    NO_COMPAT_ABI("SCT0323", Severity.ERROR, "{0} has no 32-bit ABI"),
    ENFORCED_EVERYWHERE("SCT0324", Severity.ERROR, "calls cannot be refused on `*`"),
    CANNOT_BE_REFUSED("SCT0325", Severity.ERROR, "`{0}` cannot be refused"),
    UNKNOWN_LOG_MACRO("SCT0326", Severity.ERROR, "there is no log macro `%{0}`"),
    MACRO_WITHOUT_PARAMETER("SCT0327", Severity.ERROR, "`%{0}` wants a parameter in brackets"),
    NOT_PRINTABLE("SCT0329", Severity.ERROR, "{0} cannot be printed"),
    TOO_MANY_VALUES("SCT0340", Severity.ERROR, "an event carries at most {0} values; this format wants {1}"),

    // 04xx: analysis
    SUSPICIOUS_PRECEDENCE("SCT0401", Severity.WARNING, "`{0}` binds tighter than `{1}`"),
    CHAINED_COMPARISON("SCT0402", Severity.WARNING, "`{0}` compares the result of a comparison"),
    RAW_PATH("SCT0403", Severity.WARNING, "`{0}` is compared with an absolute path"),
    FOREIGN_CONSTANT("SCT0404", Severity.WARNING, "`{0}` is no value of `{1}`"),
    SOME_IS_NOT("SCT0405", Severity.WARNING, "true as soon as one path of the call is another"),
    DUPLICATE_ELEMENT("SCT0406", Severity.WARNING, "`{0}` is in the set twice"),
    EMPTY_SET("SCT0407", Severity.WARNING, "nothing is in an empty set"),
    NUL_IN_LITERAL("SCT0408", Severity.WARNING, "no string holds a NUL byte"),
    NEVER_THAT_PATH("SCT0409", Severity.WARNING, "no path looks like this"),
    HOST_BITS("SCT0410", Severity.WARNING, "\"{0}\" has bits beyond its prefix"),
    OTHER_FAMILY("SCT0411", Severity.WARNING, "always false: the address is {0}, and none of these is"),
    RATE_WITHOUT_FORMAT("SCT0412", Severity.WARNING, "there are no events to limit"),
    ON_TIMEOUT_ALONE("SCT0413", Severity.WARNING, "`on_timeout` has no effect without `timeout`"),
    EFFECT_STANDS("SCT0414", Severity.WARNING, "`{0}` after the call does not undo it"),
    ERROR_NOT_EXPECTED("SCT0415", Severity.WARNING, "programs do not expect `{0}` to fail"),
    POSITIVE_ERRNO("SCT0416", Severity.WARNING, "always false: a failed call returns `-{0}`"),
    UNREACHABLE_RULE("SCT0417", Severity.WARNING, "rule `{0}` can never act"),
    ALWAYS_TRUE("SCT0418", Severity.WARNING, "{0} is always true"),
    NEVER_TRUE("SCT0419", Severity.WARNING, "{0} is never true"),
    UNUSED_DEFINITION("SCT0420", Severity.WARNING, "`{0}` is never used"),
    UNREADABLE_WITHOUT_EFFECT("SCT0421", Severity.WARNING, "`on_unreadable` has no effect"),
    CONSTANT_NOT_ON_ABI("SCT0422", Severity.WARNING, "`{0}` does not exist on {1}, so the rule is left out there"),
    NUMBER_OF_CALL("SCT0423", Severity.WARNING, "a call's number differs between ABIs"),
    OTHER_NAMESPACE("SCT0424", Severity.NOTE, "`{0}` and `{1}` are numbers of different namespaces"),
    PATTERN_IN_SET("SCT0425", Severity.NOTE, "`{0}` is a pattern"),

    // 05xx: targets
    NEEDS_MODULE("SCT0501", Severity.NOTE, "only the kernel module carries this everywhere"),
    ONLY_IN_PART("SCT0502", Severity.WARNING, "{0} refused only in part"),
    NOT_ON_TARGET("SCT0511", Severity.ERROR, "rule `{0}` cannot become {1}: {2}"),
    NO_SECURITY_HOOK("SCT0512", Severity.ERROR, "no security hook keeps `{0}` from its effect"),
    NOT_ON_KERNEL("SCT0513", Severity.ERROR, "rule `{0}` needs {1}, which {2} lacks"),

    // 06xx: tests
    TEST_NAME_TWICE("SCT0601", Severity.WARNING, "two tests are called `{0}`"),
    TOO_MANY_ARGUMENTS("SCT0602", Severity.ERROR, "`{0}` takes only {1} arguments"),
    WRONG_ARGUMENT("SCT0603", Severity.ERROR, "parameter `{0}` takes {1}"),
    ARGUMENT_CUT("SCT0604", Severity.WARNING, "the parameter has only {0} bits"),
    NAMED_ARGUMENT("SCT0605", Severity.ERROR, "arguments of calls have no names, such as `{0}`"),
    POSITIVE_RESULT("SCT0606", Severity.ERROR, "a call that fails returns `-{0}`"),
    UNKNOWN_RULE("SCT0607", Severity.ERROR, "no rule is called `{0}`"),
    RULE_DISABLED("SCT0608", Severity.ERROR, "rule `{0}` is not enabled"),
    EMPTY_EXPECTATION("SCT0609", Severity.ERROR, "nothing is said about what is expected"),
    NOTHING_AND_MORE("SCT0610", Severity.ERROR, "`nothing` stands alone");

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
