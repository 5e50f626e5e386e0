package org.syscalltrack.dsl.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Diagnostics;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.diagnostic.NearestNames;
import org.syscalltrack.dsl.diagnostic.TextEdit;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.Identifier;

/** Words the parser's findings. A second complaint about the same token is swallowed: one mistake, one finding. */
final class SyntaxFindings implements SctGrammarConstants {
    private static final int SHOWN_TEXT = 32;

    private final SourceFile file;
    private final Diagnostics diagnostics;
    private int lastUnexpected = -1;

    SyntaxFindings(SourceFile file, Diagnostics diagnostics) {
        this.file = file;
        this.diagnostics = diagnostics;
    }

    void report(Diagnostic diagnostic) {
        diagnostics.add(diagnostic);
    }

    Diagnostic at(DiagnosticKind kind, Token token, String... arguments) {
        return Diagnostic.of(kind, span(token), arguments);
    }

    Diagnostic between(DiagnosticKind kind, Token from, Token to, String... arguments) {
        return Diagnostic.of(kind, file.span(from.start, to.end), arguments);
    }

    /** Whether a token stands on another line than the one before it ends. */
    boolean beginsLine(Token before, Token token) {
        return before.end == 0
                || file.lineMap().lineOf(before.end) != file.lineMap().lineOf(token.start);
    }

    /** A token's kind as prose. */
    String image(int kind) {
        return "`" + tokenImage[kind].replace("\"", "") + "`";
    }

    /** A token as prose. */
    String found(Token token) {
        return switch (TokenKinds.of(token.kind)) {
            case STRING -> "a string";
            case CHARACTER -> "a character constant";
            case LOG_TEXT -> "text";
            default -> token.kind == EOF ? "the end of the file" : quoted(text(token));
        };
    }

    // ---------------------------------------------------------------- the next token does not fit

    /** The general complaint. {@code open} is the bracket that the reader is in, if it helps to see it. */
    void unexpected(Token before, Token token, String expected, @Nullable Token open) {
        if (token.start == lastUnexpected && token.kind != EOF) {
            return;
        }
        lastUnexpected = token.start;
        if (token.kind == FOREIGN_OPERATOR) {
            report(at(DiagnosticKind.FOREIGN_OPERATOR, token, text(token)).withLabel("expected " + expected));
            return;
        }
        // What is missing at the end of a line is shown there, not at the first word of the next.
        Span place = before.end > 0 && (token.kind == EOF || beginsLine(before, token))
                ? file.span(before.end, before.end)
                : span(token);
        Diagnostic diagnostic = Diagnostic.of(DiagnosticKind.UNEXPECTED_TOKEN, place, expected, found(token))
                .withLabel("expected " + expected);
        if (place.start() != token.start && token.kind != EOF) {
            diagnostic = diagnostic.withSecondary(span(token), "found this");
        }
        if (open != null) {
            diagnostic = diagnostic.withSecondary(span(open), "inside this " + found(open));
        }
        report(diagnostic);
    }

    /** Nothing closes {@code open} before {@code token}. */
    void unclosed(Token open, Token before, Token token) {
        if (diagnostics.hasIn(DiagnosticKind.UNBALANCED_LOG_BRACE, file.span(open.start, before.end))) {
            return; // The braces of the log format have taken the one that is missing here.
        }
        boolean log = token.kind == EOF && before == open;
        Diagnostic diagnostic = Diagnostic.of(DiagnosticKind.UNCLOSED_BRACKET, span(open), text(open))
                .withLabel("opened here");
        String closer =
                open.kind == LOG_INTERPOLATION ? "}" : tokenImage[GrammarSupport.closerOf(open)].replace("\"", "");
        Span place = file.span(before.end, before.end);
        if (!log) {
            diagnostic = diagnostic.withSecondary(place, "expected `" + closer + "` by here");
        }
        report(diagnostic.withFix(Fix.insertAfter("insert `" + closer + "`", place, closer)));
    }

    void wrongCloser(Token open, Token token) {
        String closer = tokenImage[GrammarSupport.closerOf(open)].replace("\"", "");
        report(at(DiagnosticKind.UNMATCHED_BRACKET, token, text(token))
                .withLabel("`" + closer + "` belongs here")
                .withSecondary(span(open), "to close this")
                .withFix(Fix.replace("write `" + closer + "`", span(token), closer)));
    }

    void unmatched(Token token) {
        report(at(DiagnosticKind.UNMATCHED_BRACKET, token, text(token))
                .withLabel("everything before it is closed already")
                .withFix(Fix.delete("remove it", span(token))));
    }

    ParseException tooDeep(Token token, int limit) {
        report(at(DiagnosticKind.TOO_DEEP, token, Integer.toString(limit))
                .withLabel("one level too many")
                .withNote("long alternatives are written `x in { a, b, c }`; parts of an expression can be macros"));
        return new AlreadyReported();
    }

    // ---------------------------------------------------------------- words

    void wrongCase(Token token, String right) {
        report(at(DiagnosticKind.WRONG_CASE, token, text(token), right)
                .withLabel("upper and lower case differ")
                .withFix(Fix.replace("write `" + right + "`", span(token), right)));
    }

    void notADeclaration(Token token, @Nullable Token closedBefore) {
        String written = text(token);
        Diagnostic diagnostic = at(DiagnosticKind.NOT_A_DECLARATION, token, shorten(written));
        List<String> near = NearestNames.of(written, List.of("rule", "test", "include", "const", "list", "macro"));
        if (closedBefore != null && MemberForm.of(written).isPresent()) {
            diagnostic = diagnostic
                    .withLabel("belongs inside a rule or test")
                    .withSecondary(span(closedBefore), "but the one before ends here");
        } else if (!near.isEmpty()) {
            diagnostic = diagnostic
                    .withLabel("did you mean " + NearestNames.quoted(near) + "?")
                    .withFix(Fix.replace("write `" + near.get(0) + "`", span(token), near.get(0)));
        } else {
            diagnostic = diagnostic.withLabel("expected `rule`, `test`, `include`, `const`, `list` or `macro`");
        }
        report(diagnostic);
    }

    void notAMember(Token token, List<String> near) {
        lastUnexpected = token.start;
        Diagnostic diagnostic = at(DiagnosticKind.UNEXPECTED_TOKEN, token, "a member", found(token))
                .withLabel(
                        near.isEmpty() ? "expected `name = value`" : "did you mean " + NearestNames.quoted(near) + "?");
        for (String name : near.subList(0, Math.min(1, near.size()))) {
            diagnostic = diagnostic.withFix(Fix.replace("write `" + name + "`", span(token), name));
        }
        report(diagnostic);
    }

    // ---------------------------------------------------------------- members

    /** Whether the token is what other languages write for {@code =}. */
    boolean isMistakenEquals(Token token) {
        return token.kind == EQUAL
                || (token.kind == FOREIGN_OPERATOR
                        && (text(token).equals(":") || text(token).equals(":=")));
    }

    void missingEquals(Token name, Token next, boolean valueFollows) {
        lastUnexpected = next.start;
        Diagnostic diagnostic;
        if (isMistakenEquals(next)) {
            diagnostic = at(DiagnosticKind.MISSING_EQUALS, next, text(name))
                    .withLabel("write `=`")
                    .withFix(Fix.replace("write `=`", span(next), "="));
        } else {
            diagnostic = Diagnostic.of(DiagnosticKind.MISSING_EQUALS, span(name).atEnd(), text(name))
                    .withLabel("expected `=`");
            if (valueFollows) {
                diagnostic = diagnostic.withFix(Fix.insertAfter("insert `=`", span(name), " ="));
            }
        }
        report(diagnostic);
    }

    void missingValue(Identifier name, Token last, boolean takesEquals) {
        lastUnexpected = last.end;
        report(Diagnostic.of(DiagnosticKind.MISSING_VALUE, span(last).atEnd(), name.text())
                .withLabel(takesEquals ? "expected a value" : "expected `{`"));
    }

    void commaBetweenMembers(Token comma) {
        report(at(DiagnosticKind.COMMA_BETWEEN_MEMBERS, comma)
                .withLabel("leave it out")
                .withFix(Fix.delete("leave out the comma", span(comma))));
    }

    void stringAsLogFormat(Token equals, Token string) {
        String inner = file.text().substring(string.start + 1, string.end - 1);
        report(at(DiagnosticKind.UNEXPECTED_TOKEN, equals, "`{`", "`=`")
                .withLabel("a log format stands in braces, without quotes")
                .withFix(Fix.replace("write it in braces", file.span(equals.start, string.end), "{" + inner + "}")));
    }

    void notACallName(Token token) {
        Diagnostic diagnostic =
                at(DiagnosticKind.NOT_A_CALL_NAME, token, token.kind == STRING ? "a string" : "a number");
        if (token.kind == STRING) {
            String name = text(token).replace("\"", "");
            diagnostic = diagnostic
                    .withLabel("leave out the quotes")
                    .withFix(Fix.replace("leave out the quotes", span(token), name));
        } else {
            diagnostic = diagnostic
                    .withLabel("numbers differ between architectures")
                    .withNote("`sctc syscalls` lists every call with its numbers");
        }
        report(diagnostic);
    }

    void bracesAroundCalls(Token brace, @Nullable Token closer) {
        Diagnostic diagnostic = at(DiagnosticKind.UNEXPECTED_TOKEN, brace, "the name of a system call", "`{`")
                .withLabel("the names stand without braces");
        if (closer != null) {
            diagnostic = diagnostic.withFix(new Fix(
                    "leave out the braces", List.of(new TextEdit(span(brace), ""), new TextEdit(span(closer), ""))));
        }
        report(diagnostic);
    }

    void missingComma(Token before, Token next) {
        lastUnexpected = next.start;
        report(Diagnostic.of(DiagnosticKind.UNEXPECTED_TOKEN, span(next), "`,`", found(next))
                .withLabel("expected `,` before this")
                .withFix(Fix.insertAfter("insert `,`", span(before), ",")));
    }

    // ---------------------------------------------------------------- expressions

    void assignmentInCondition(Token token) {
        report(at(DiagnosticKind.ASSIGNMENT_IN_CONDITION, token)
                .withLabel("write `==`")
                .withFix(Fix.replace("write `==`", span(token), "==")));
    }

    void foreignOperator(OperatorToken operator, String written, String right) {
        Span span = file.span(operator.start(), operator.end());
        Diagnostic diagnostic = written.equalsIgnoreCase(right)
                ? Diagnostic.of(DiagnosticKind.WRONG_CASE, span, written, right)
                : Diagnostic.of(DiagnosticKind.FOREIGN_OPERATOR, span, written);
        report(diagnostic
                .withLabel("write `" + right + "`")
                .withFix(Fix.replace("write `" + right + "`", span, right)));
    }

    void negatedOperator(OperatorToken operator, String written) {
        report(Diagnostic.of(DiagnosticKind.FOREIGN_OPERATOR, file.span(operator.start(), operator.end()), written)
                .withLabel("only `in` can be negated so")
                .withNote("write `!(left " + written.replaceFirst("(?i)not\\s+", "") + " right)`"));
    }

    void foreignPrefix(Token token, String right) {
        Diagnostic diagnostic = at(DiagnosticKind.FOREIGN_OPERATOR, token, text(token));
        report(
                right.isEmpty()
                        ? diagnostic
                                .withLabel("numbers are positive by themselves")
                                .withFix(Fix.delete("leave it out", span(token)))
                        : diagnostic
                                .withLabel("write `" + right + "`")
                                .withFix(Fix.replace("write `" + right + "`", span(token), right)));
    }

    void notAssociative(OperatorToken first, OperatorToken second) {
        Span place = file.span(second.start(), second.end());
        report(Diagnostic.of(DiagnosticKind.NOT_ASSOCIATIVE, place, place.text())
                .withLabel("its left side is a comparison already")
                .withSecondary(file.span(first.start(), first.end()), "this one")
                .withNote("put one of the comparisons in parentheses, or join them with `&&`"));
    }

    void adjacentStrings(Expression.StringLiteral first, Token end) {
        report(Diagnostic.of(
                        DiagnosticKind.ADJACENT_STRINGS, file.span(first.span().start(), end.end))
                .withLabel("write one string"));
    }

    void setInParentheses(Token open, Token closer) {
        report(at(DiagnosticKind.SET_IN_PARENTHESES, open)
                .withLabel("write `{`")
                .withSecondary(span(closer), "and `}`")
                .withFix(new Fix(
                        "write braces", List.of(new TextEdit(span(open), "{"), new TextEdit(span(closer), "}")))));
    }

    void wrongBrackets(Token function, Token open, @Nullable Token closer) {
        boolean square = open.kind == LEFT_PARENTHESIS;
        String right = text(function) + (square ? "[…]" : "(…)");
        Diagnostic diagnostic = at(
                        DiagnosticKind.WRONG_BRACKETS, open, text(function), square ? "square brackets" : "parentheses")
                .withLabel("write `" + (square ? "[" : "(") + "`");
        if (closer != null) {
            diagnostic = diagnostic.withFix(new Fix(
                    "write `" + right + "`",
                    List.of(
                            new TextEdit(span(open), square ? "[" : "("),
                            new TextEdit(span(closer), square ? "]" : ")"))));
        }
        report(diagnostic);
    }

    // ---------------------------------------------------------------- text

    private String text(Token token) {
        return file.text().substring(token.start, token.end);
    }

    private Span span(Token token) {
        return file.span(token.start, token.end);
    }

    private static String quoted(String text) {
        return "`" + shorten(text) + "`";
    }

    private static String shorten(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.length() > SHOWN_TEXT ? line.substring(0, SHOWN_TEXT) + "…" : line;
    }
}
