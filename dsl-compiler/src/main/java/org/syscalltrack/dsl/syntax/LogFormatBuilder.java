package org.syscalltrack.dsl.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.Identifier;
import org.syscalltrack.dsl.syntax.tree.LogPiece;
import org.syscalltrack.dsl.syntax.tree.MemberValue;
import org.syscalltrack.dsl.syntax.tree.ParameterSelector;

/** Gathers the pieces of a log format and normalises its white space ({@code language-details.md} 82). */
final class LogFormatBuilder {
    private static final Pattern BLANKS_WITH_LINE_END = Pattern.compile("[ \\t\\r\\f\\x0b]*[\\n\\r]\\s*");

    private final GrammarSupport grammar;
    private final List<LogPiece> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int textStart = -1;
    private int textEnd;

    LogFormatBuilder(GrammarSupport grammar) {
        this.grammar = grammar;
    }

    void text(Token token) {
        appendText(token, grammar.factory.text(token));
    }

    void percent(Token token) {
        appendText(token, "%");
    }

    private void appendText(Token token, String printed) {
        if (textStart < 0) {
            textStart = token.start;
        }
        text.append(printed);
        textEnd = token.end;
    }

    void macro(Token token) {
        add(new LogPiece.Macro(name(token, token.end), null, grammar.factory.span(token)));
    }

    void parameterMacro(Token token) {
        int open = grammar.factory.file().text().indexOf('[', token.start);
        Identifier name = name(token, open);
        Span inner = stripped(grammar.factory.file().span(open + 1, token.end - 1));
        add(new LogPiece.Macro(name, selector(inner), grammar.factory.span(token)));
    }

    private Identifier name(Token token, int end) {
        Span span = grammar.factory.file().span(token.start + 1, end);
        return new Identifier(span.text(), span);
    }

    private ParameterSelector selector(Span inner) {
        String written = inner.text();
        if (written.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            return new ParameterSelector.Named(written, inner);
        }
        if (written.equals("*")) {
            return new ParameterSelector.All(inner);
        }
        if (written.matches("[0-9]\\w*")) {
            return grammar.factory.index(inner);
        }
        grammar.findings.report(Diagnostic.of(
                        DiagnosticKind.UNEXPECTED_TOKEN,
                        inner,
                        "a parameter's position or name",
                        written.isEmpty() ? "`]`" : "`" + written + "`")
                .withLabel("expected a parameter's position or name"));
        return new ParameterSelector.Broken(inner);
    }

    private static Span stripped(Span span) {
        String written = span.text();
        int leading = written.length() - written.stripLeading().length();
        int trailing = written.length() - written.stripTrailing().length();
        return leading == written.length() ? span : span.file().span(span.start() + leading, span.end() - trailing);
    }

    void lonePercent(Token token) {
        Span span = grammar.factory.span(token);
        grammar.findings.report(Diagnostic.of(DiagnosticKind.BROKEN_LOG_MACRO, span)
                .withLabel("a percent sign is written `%%`")
                .withFix(Fix.replace("write `%%`", span, "%%")));
        add(new LogPiece.Broken(span));
    }

    void interpolation(Token open, Expression expression, Token last) {
        add(new LogPiece.Interpolation(expression, grammar.factory.file().span(open.start, last.end)));
    }

    private void add(LogPiece piece) {
        finishText();
        pieces.add(piece);
    }

    private void finishText() {
        if (textStart >= 0) {
            String printed = BLANKS_WITH_LINE_END.matcher(text).replaceAll(" ");
            pieces.add(new LogPiece.Text(printed, grammar.factory.file().span(textStart, textEnd)));
            text.setLength(0);
            textStart = -1;
        }
    }

    /** Takes the closing brace. */
    MemberValue.LogFormat finish(Token open) throws ParseException {
        finishText();
        strip(0, true);
        strip(pieces.size() - 1, false);
        Token next = grammar.getToken(1);
        grammar.recovery.close(open);
        Span span = grammar.factory.file().span(open.start, grammar.getToken(0).end);
        if (pieces.isEmpty() && next.kind == SctGrammarConstants.RIGHT_BRACE) {
            grammar.findings.report(Diagnostic.of(DiagnosticKind.EMPTY_LOG_FORMAT, span)
                    .withLabel("leave it out for the default `%comm[%pid] %sname(%args)`"));
        }
        return new MemberValue.LogFormat(pieces, span);
    }

    /** Takes white space from an end of the format; a text of nothing else goes. */
    private void strip(int index, boolean leading) {
        if (index >= 0 && index < pieces.size() && pieces.get(index) instanceof LogPiece.Text piece) {
            String stripped =
                    leading ? piece.text().stripLeading() : piece.text().stripTrailing();
            if (stripped.isEmpty()) {
                pieces.remove(index);
            } else {
                pieces.set(index, new LogPiece.Text(stripped, piece.span()));
            }
        }
    }
}
