package org.syscalltrack.dsl.format;

import org.syscalltrack.dsl.syntax.TokenKind;
import org.syscalltrack.dsl.syntax.TokenList;
import org.syscalltrack.dsl.syntax.tree.SyntaxNode;

/** What shall stand before each token of a file, by the token's index. What is not said is left to {@link TokenSpacing}. */
final class Layout {
    private static final int UNSAID = -1;

    private final TokenList tokens;
    private final boolean[] breaks;
    private final boolean[] keepsBreak;
    private final boolean[] emptyLines;
    private final boolean[] dropped;
    private final int[] indents;
    private final int[] spaces;
    private final int[] verbatimEnds;

    Layout(TokenList tokens) {
        this.tokens = tokens;
        int size = tokens.size();
        breaks = new boolean[size];
        keepsBreak = new boolean[size];
        emptyLines = new boolean[size];
        dropped = new boolean[size];
        indents = new int[size];
        spaces = new int[size];
        verbatimEnds = new int[size];
        java.util.Arrays.fill(spaces, UNSAID);
        java.util.Arrays.fill(verbatimEnds, UNSAID);
    }

    // ---------------------------------------------------------------- tokens

    TokenList tokens() {
        return tokens;
    }

    /** Index of a node's first token. */
    int firstToken(SyntaxNode node) {
        return tokens.indexAt(node.span().start());
    }

    /** Index of a node's last token. */
    int lastToken(SyntaxNode node) {
        return tokens.indexAt(Math.max(node.span().start(), node.span().end() - 1));
    }

    /** Index of the next token that is neither white space nor a comment. */
    int following(int index) {
        int next = index + 1;
        while (next < tokens.size() && tokens.kind(next).isTrivia()) {
            next++;
        }
        return next;
    }

    /** Whether there is a line end or a comment between two tokens. */
    boolean isBroken(int first, int last) {
        for (int index = first; index <= last; index++) {
            TokenKind kind = tokens.kind(index);
            if (kind.isComment() || (kind == TokenKind.WHITE_SPACE && hasLineEnd(index))) {
                return true;
            }
        }
        return false;
    }

    /** About how many columns the tokens take on one line, the same before and after formatting. */
    int length(int first, int last) {
        int length = 0;
        for (int index = first; index <= last; index++) {
            TokenKind kind = tokens.kind(index);
            if (!kind.isTrivia() && kind != TokenKind.SEMICOLON) {
                length += tokens.text(index).strip().length() + 1;
            }
        }
        return length;
    }

    private boolean hasLineEnd(int index) {
        return tokens.text(index).indexOf('\n') >= 0 || tokens.text(index).indexOf('\r') >= 0;
    }

    // ---------------------------------------------------------------- saying

    /** The token begins a line. */
    void breakBefore(int index, int indent) {
        breaks[index] = true;
        indents[index] = indent;
    }

    /** The token begins a line if it did, with that indent. */
    void keepBreakBefore(int index, int indent) {
        keepsBreak[index] = true;
        indents[index] = indent;
    }

    /** An empty line stands before the token, and before the comments on it. */
    void emptyLineBefore(int index) {
        emptyLines[index] = true;
    }

    /** So many blanks stand before the token, if it does not begin a line. */
    void spacesBefore(int index, int count) {
        spaces[index] = count;
    }

    /** The text from the first to the last token stays as it is. */
    void verbatim(int first, int last) {
        verbatimEnds[first] = last;
    }

    /** Drops the semicolons that separate members and declarations: they all do outside of verbatim parts. */
    void dropSemicolons() {
        for (int index = 0; index < tokens.size(); index++) {
            if (verbatimEnds[index] != UNSAID) {
                index = verbatimEnds[index];
            } else if (tokens.kind(index) == TokenKind.SEMICOLON) {
                dropped[index] = true;
            }
        }
    }

    // ---------------------------------------------------------------- asking

    boolean breaksBefore(int index) {
        return breaks[index];
    }

    boolean keepsBreakBefore(int index) {
        return keepsBreak[index];
    }

    boolean hasEmptyLineBefore(int index) {
        return emptyLines[index];
    }

    int indent(int index) {
        return indents[index];
    }

    boolean isDropped(int index) {
        return dropped[index];
    }

    /** The number of blanks said, or one that {@code unsaid} gives. */
    int spaces(int index, int unsaid) {
        return spaces[index] == UNSAID ? unsaid : spaces[index];
    }

    /** The last token of the verbatim part that begins here; the token itself if none does. */
    int verbatimEnd(int index) {
        return verbatimEnds[index] == UNSAID ? index : verbatimEnds[index];
    }
}
