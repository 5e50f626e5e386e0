package org.syscalltrack.dsl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Diagnostics;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.source.LosslessUtf8;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.Span;

/** Reports what is wrong with single tokens, wherever they stand. Neighbouring bad characters make one finding. */
final class LexicalFindings implements SctGrammarConstants {
    private static final Pattern DIRECTIVE =
            Pattern.compile("#[ \\t]*(?:(include)[ \\t]*([\"<].*)|(define)[ \\t]+([A-Za-z_]\\w*[ \\t]+\\S.*))");
    private static final String BIDIRECTIONAL_CONTROLS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069";

    private final SourceFile file;
    private final String text;
    private final Diagnostics diagnostics;
    private int invalidStart = -1;
    private int invalidEnd = -1;

    LexicalFindings(SourceFile file, Diagnostics diagnostics) {
        this.file = file;
        this.text = file.text();
        this.diagnostics = diagnostics;
    }

    /** Looks at the next token of the file. */
    void look(Token token) {
        if (token.kind == INVALID) {
            if (token.start != invalidEnd) {
                finish();
                invalidStart = token.start;
            }
            invalidEnd = token.end;
            return;
        }
        finish();
        switch (token.kind) {
            case LINE_COMMENT -> directive(token);
            case BLOCK_COMMENT -> nestedComment(token);
            case UNCLOSED_COMMENT -> unclosedComment(token);
            case UNCLOSED_STRING -> unclosedLiteral(token, DiagnosticKind.UNCLOSED_STRING, "\"");
            case UNCLOSED_CHARACTER -> unclosedCharacter(token);
            case STRING, CHARACTER, LOG_TEXT -> notUtf8(token.start, token.end);
            case CURLY_STRING -> curlyString(token);
            case FOREIGN_NAME -> foreignName(token);
            case FOREIGN_SPACE -> foreignSpace(token);
            case BYTE_ORDER_MARK -> {
                if (token.start > 0) {
                    foreignSpace(token);
                }
            }
            default -> {}
        }
        if (token.kind != WHITE_SPACE && token.kind != NAME) {
            bidirectionalControl(token);
        }
    }

    /** Reports the bad characters at the end of what has been looked at. */
    void finish() {
        if (invalidStart >= 0) {
            Span span = file.span(invalidStart, invalidEnd);
            if (!notUtf8(invalidStart, invalidEnd)) {
                diagnostics.add(Diagnostic.of(DiagnosticKind.UNEXPECTED_CHARACTER, span, describe(invalidStart))
                        .withLabel("has no meaning here")
                        .withFix(Fix.delete("remove it", span)));
            }
            invalidStart = -1;
        }
    }

    /** A brace of a log format that has no partner. */
    void unbalancedLogBrace(Token token) {
        Span span = span(token);
        diagnostics.add(Diagnostic.of(DiagnosticKind.UNBALANCED_LOG_BRACE, span)
                .withLabel("has no partner")
                .withNote("braces in a log format must balance; a single one is written as a string in `%{ }`")
                .withFix(Fix.replace("write it as a string", span, "%{\"{\"}")));
    }

    private void directive(Token token) {
        Matcher directive = DIRECTIVE.matcher(text).region(token.start, token.end);
        if (!directive.matches()) {
            return;
        }
        boolean include = directive.group(1) != null;
        String word = include ? "include" : "define";
        Diagnostic diagnostic = Diagnostic.of(DiagnosticKind.DIRECTIVE_IN_COMMENT, span(token), word)
                .withLabel("`#` begins a comment in this language");
        String rest = directive.group(include ? 2 : 4);
        if (include) {
            String path = rest.startsWith("<") ? "\"" + rest.replaceAll("[<>]", "") + "\"" : rest;
            diagnostic = diagnostic.withFix(Fix.replace("write `include` without `#`", span(token), "include " + path));
        } else {
            String definition = rest.replaceFirst("[ \\t]+", " = ");
            diagnostic = diagnostic.withFix(Fix.replace("define a constant", span(token), "const " + definition));
        }
        diagnostics.add(diagnostic);
    }

    private void nestedComment(Token token) {
        int inner = text.indexOf("/*", token.start + 2);
        if (inner >= 0 && inner < token.end - 2) {
            diagnostics.add(Diagnostic.of(DiagnosticKind.COMMENT_IN_COMMENT, file.span(inner, inner + 2))
                    .withLabel("does not begin a comment of its own")
                    .withSecondary(file.span(token.start, token.start + 2), "the comment begins here")
                    .withSecondary(file.span(token.end - 2, token.end), "and ends here")
                    .withNote("block comments do not nest"));
        }
    }

    private void unclosedComment(Token token) {
        diagnostics.add(Diagnostic.of(DiagnosticKind.UNCLOSED_COMMENT, file.span(token.start, token.start + 2))
                .withLabel("opened here")
                .withNote("everything up to the end of the file is read as the comment")
                .withFix(Fix.insertAfter("close it at the end of the file", span(token), "*/")));
    }

    private void unclosedLiteral(Token token, DiagnosticKind kind, String quote) {
        diagnostics.add(Diagnostic.of(kind, span(token))
                .withLabel("opened here")
                .withNote("a string ends on the line where it begins; a line end in it is written `\\n`")
                .withFix(Fix.insertAfter("close it", span(token), quote)));
    }

    private void unclosedCharacter(Token token) {
        diagnostics.add(Diagnostic.of(
                        DiagnosticKind.MALFORMED_CHARACTER, span(token), "character constant is not closed on its line")
                .withLabel("opened here")
                .withNote("strings are written in double quotes"));
    }

    private void curlyString(Token token) {
        String inner = text.substring(token.start + 1, token.end - 1);
        diagnostics.add(Diagnostic.of(DiagnosticKind.UNEXPECTED_CHARACTER, span(token), describe(token.start))
                .withLabel("strings are written in straight quotes")
                .withFix(Fix.replace("write straight quotes", span(token), "\"" + inner + "\"")));
    }

    private void foreignName(Token token) {
        int at = token.start;
        while (text.charAt(at) < 0x80) {
            at++;
        }
        diagnostics.add(Diagnostic.of(
                        DiagnosticKind.UNEXPECTED_CHARACTER,
                        file.span(at, at + Character.charCount(text.codePointAt(at))),
                        describe(at))
                .withLabel("names are made of `A`-`Z`, `a`-`z`, `0`-`9` and `_`"));
    }

    private void foreignSpace(Token token) {
        diagnostics.add(Diagnostic.of(DiagnosticKind.UNEXPECTED_CHARACTER, span(token), describe(token.start))
                .withLabel("looks like a blank and is none")
                .withFix(Fix.replace("write a blank", span(token), " ")));
    }

    private void bidirectionalControl(Token token) {
        for (int at = token.start; at < token.end; at++) {
            char c = text.charAt(at);
            if (c >= '\u202a' && BIDIRECTIONAL_CONTROLS.indexOf(c) >= 0 && token.kind != FOREIGN_SPACE) {
                diagnostics.add(Diagnostic.of(DiagnosticKind.BIDIRECTIONAL_CONTROL, file.span(at, at + 1), describe(at))
                        .withLabel("invisible, and reorders what follows on the screen")
                        .withNote("text that shows one rule and holds another is an old trick; see CVE-2021-42574"));
                return;
            }
        }
    }

    /** Reports bytes that are not UTF-8; whether there are any. */
    private boolean notUtf8(int start, int end) {
        List<Span> spans = new ArrayList<>();
        for (int at = start; at < end; ) {
            int codePoint = text.codePointAt(at);
            int next = at + Character.charCount(codePoint);
            if (LosslessUtf8.isEscapedByte(codePoint)) {
                int from = at;
                while (next < end && LosslessUtf8.isEscapedByte(text.codePointAt(next))) {
                    next++;
                }
                spans.add(file.span(from, next));
            }
            at = next;
        }
        if (!spans.isEmpty()) {
            Diagnostic diagnostic = Diagnostic.of(DiagnosticKind.NOT_UTF8, spans.get(0))
                    .withLabel(hexadecimal(spans.get(0)))
                    .withNote("rule files are UTF-8; in a string such a byte is written `\\xHH`");
            for (Span more : spans.subList(1, Math.min(spans.size(), 4))) {
                diagnostic = diagnostic.withSecondary(more, hexadecimal(more));
            }
            diagnostics.add(diagnostic);
        }
        return !spans.isEmpty();
    }

    private static String hexadecimal(Span span) {
        StringBuilder bytes = new StringBuilder();
        String shown = span.text();
        for (int at = 0; at < Math.min(shown.length(), 4); at++) {
            bytes.append(String.format("%s%02X", at == 0 ? "" : " ", LosslessUtf8.escapedByte(shown.charAt(at))));
        }
        return (shown.length() == 1 ? "byte " : "bytes ") + bytes + (shown.length() > 4 ? " …" : "");
    }

    private String describe(int offset) {
        int codePoint = text.codePointAt(offset);
        String number = String.format("U+%04X", codePoint);
        int type = Character.getType(codePoint);
        boolean visible = codePoint > ' '
                && type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SURROGATE
                && type != Character.UNASSIGNED
                && !Character.isSpaceChar(codePoint);
        return visible ? "`" + Character.toString(codePoint) + "` (" + number + ")" : number;
    }

    private Span span(Token token) {
        return file.span(token.start, token.end);
    }
}
