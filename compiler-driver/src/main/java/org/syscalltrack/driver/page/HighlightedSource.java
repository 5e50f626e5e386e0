package org.syscalltrack.driver.page;

import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.syntax.SyntaxTree;
import org.syscalltrack.dsl.syntax.TokenKind;
import org.syscalltrack.dsl.syntax.TokenList;

/** A rule file's text as HTML, its tokens coloured by kind. */
final class HighlightedSource {
    private final SyntaxTree tree;

    HighlightedSource(SyntaxTree tree) {
        this.tree = tree;
    }

    /** A part of the file, cut at token boundaries or not. */
    String part(int start, int end) {
        TokenList tokens = tree.tokens();
        Html html = new Html();
        for (int index = start < end ? tokens.indexAt(start) : tokens.size(); index < tokens.size(); index++) {
            int from = Math.max(start, tokens.start(index));
            int to = Math.min(end, tokens.end(index));
            if (tokens.start(index) >= end) {
                break;
            }
            if (from < to) {
                append(html, tokens.kind(index), tree.file().text().substring(from, to));
            }
        }
        return html.toString();
    }

    /** The whole file, a line each in an element with the id {@code prefix-NUMBER}. */
    String lines(String prefix) {
        SourceFile file = tree.file();
        Html html = new Html();
        int count = file.lineMap().lineOf(file.text().length());
        for (int line = 1; line <= count; line++) {
            int start = file.lineMap().lineStart(line);
            int end = file.lineMap().lineEnd(line);
            if (line == count && start == file.text().length() && count > 1) {
                break;
            }
            html.raw("<span class=\"line\" id=\"" + prefix + "-" + line + "\"><i>" + line + "</i>")
                    .raw(part(start, end))
                    .raw("\n</span>");
        }
        return html.toString();
    }

    private static void append(Html html, TokenKind kind, String text) {
        String style = style(kind);
        if (style.isEmpty()) {
            html.text(text);
        } else {
            html.element("b", "class=\"" + style + "\"", text);
        }
    }

    private static String style(TokenKind kind) {
        return switch (kind) {
            case LINE_COMMENT, BLOCK_COMMENT -> "c";
            case DECLARATION_WORD, WORD_OPERATOR -> "k";
            case NUMBER, CHARACTER -> "n";
            case STRING, LOG_TEXT -> "s";
            case LOG_MACRO, LOG_INTERPOLATION -> "m";
            default -> "";
        };
    }
}
