package org.syscalltrack.dsl.format;

import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.syntax.TokenKind;
import org.syscalltrack.dsl.syntax.TokenList;

/** Prints the tokens of a file with the white space that a {@link Layout} asks for. */
final class TokenPrinter {
    private static final int COMMENT_INDENT = 2;

    private final SourceFile file;
    private final TokenList tokens;
    private final Layout layout;
    private final String lineEnd;
    private final StringBuilder out = new StringBuilder();

    private @Nullable TokenKind before;
    private boolean beforePrefix;
    private boolean mustBreak;
    private int pendingLineEnds;

    TokenPrinter(SourceFile file, TokenList tokens, Layout layout) {
        this.file = file;
        this.tokens = tokens;
        this.layout = layout;
        int firstEnd = file.text().indexOf('\n');
        this.lineEnd = firstEnd > 0 && file.text().charAt(firstEnd - 1) == '\r' ? "\r\n" : "\n";
    }

    String print() {
        int index = 0;
        while (index < tokens.size()) {
            TokenKind kind = tokens.kind(index);
            if (kind == TokenKind.WHITE_SPACE) {
                pendingLineEnds += lineEnds(tokens.text(index));
            } else if (kind == TokenKind.BYTE_ORDER_MARK) {
                out.append(tokens.text(index));
            } else if (kind.isTrivia()) {
                comment(index);
            } else if (!layout.isDropped(index)) {
                index = token(index);
            }
            index++;
        }
        if (before != null || mustBreak) {
            out.append(lineEnd);
        }
        return out.toString();
    }

    /** Prints a token, or the verbatim part that begins with it; returns the index of the last one printed. */
    private int token(int index) {
        boolean breaks = layout.breaksBefore(index) || (layout.keepsBreakBefore(index) && pendingLineEnds > 0);
        if (breaks || mustBreak) {
            boolean closes = tokens.kind(index) == TokenKind.RIGHT_BRACE;
            newLine(layout.indent(index), emptyLineForced(index) || (pendingLineEnds > 1 && !closes));
        } else if (before != null) {
            int unsaid = TokenSpacing.between(before, beforePrefix, tokens.kind(index));
            out.append(" ".repeat(layout.spaces(index, unsaid)));
        }
        TokenKind kind = tokens.kind(index);
        beforePrefix = isPrefix(index, kind);
        int last = layout.verbatimEnd(index);
        out.append(verbatim(index, last));
        before = tokens.kind(last);
        mustBreak = false;
        pendingLineEnds = 0;
        forcedEmptyLineFor = -1;
        return last;
    }

    private boolean isPrefix(int index, TokenKind kind) {
        boolean sign = kind == TokenKind.OPERATOR && "!~-".contains(tokens.text(index));
        return sign && (before == null || TokenSpacing.expectsOperand(before));
    }

    private String verbatim(int first, int last) {
        String text = file.text().substring(tokens.start(first), tokens.end(last));
        boolean logFormat = last > first
                && tokens.kind(first) == TokenKind.LEFT_BRACE
                && tokens.kind(last) == TokenKind.RIGHT_BRACE;
        return logFormat && lineEnds(text) == 0
                ? "{ " + text.substring(1, text.length() - 1).strip() + " }"
                : text.stripTrailing();
    }

    private int forcedEmptyLineFor = -1;

    /** An empty line before a declaration goes before the comments that stand on it, and only once. */
    private boolean emptyLineForced(int index) {
        return layout.hasEmptyLineBefore(index) && forcedEmptyLineFor != index;
    }

    private void comment(int index) {
        int next = layout.following(index);
        boolean ownLine = before == null || pendingLineEnds > 0 || mustBreak;
        if (ownLine) {
            boolean forced = next < tokens.size() && emptyLineForced(next);
            newLine(commentIndent(next), forced || pendingLineEnds > 1);
            forcedEmptyLineFor = forced ? next : forcedEmptyLineFor;
        } else {
            boolean line = tokens.kind(index) == TokenKind.LINE_COMMENT;
            out.append(" ".repeat(line ? COMMENT_INDENT : 1));
        }
        out.append(tokens.text(index).stripTrailing());
        boolean lineFollows = index + 1 < tokens.size()
                && tokens.kind(index + 1) == TokenKind.WHITE_SPACE
                && lineEnds(tokens.text(index + 1)) > 0;
        mustBreak = tokens.kind(index) == TokenKind.LINE_COMMENT || (ownLine && lineFollows);
        before = TokenKind.BLOCK_COMMENT;
        beforePrefix = false;
        pendingLineEnds = 0;
    }

    /** A comment stands where the token behind it does; before a closing brace, where the block's members do. */
    private int commentIndent(int next) {
        if (next >= tokens.size()) {
            return 0;
        }
        boolean closes = tokens.kind(next) == TokenKind.RIGHT_BRACE;
        return layout.indent(next) + (closes ? COMMENT_INDENT : 0);
    }

    private void newLine(int indent, boolean emptyLine) {
        if (before != null) {
            out.append(lineEnd);
            // Nothing but an opening brace before it: the block begins with its first member.
            if (emptyLine && before != TokenKind.LEFT_BRACE) {
                out.append(lineEnd);
            }
        }
        out.append(" ".repeat(indent));
    }

    private static int lineEnds(String text) {
        int count = 0;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean carriageReturn = c == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n');
            count += c == '\n' || carriageReturn ? 1 : 0;
        }
        return count;
    }
}
