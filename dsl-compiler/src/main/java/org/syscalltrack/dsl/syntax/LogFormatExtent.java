package org.syscalltrack.dsl.syntax;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the raw text of a log format ends. Its inner braces balance ({@code language-details.md} 81), so a brace too
 * many or too few would swallow the rest of the file; a line that begins a rule or a test bounds the damage.
 *
 * @param balanced whether the text's braces balance before {@code end}
 * @param end offset of the closing brace if balanced, else of the line that must be outside, or of the text's end
 */
record LogFormatExtent(boolean balanced, int end) {
    private static final Pattern DECLARATION_LINE =
            Pattern.compile("[ \\t]*(?:rule|test)\\s*\\{", Pattern.CASE_INSENSITIVE);

    /** Looks for the end of a log format whose text begins at {@code start}, behind its opening brace. */
    static LogFormatExtent of(String text, int start) {
        int depth = 0;
        int stringsFrom = Integer.MAX_VALUE;
        for (int at = start; at < text.length(); at++) {
            switch (text.charAt(at)) {
                case '{' -> {
                    depth++;
                    if (stringsFrom == Integer.MAX_VALUE && at > start && text.charAt(at - 1) == '%') {
                        stringsFrom = depth;
                    }
                }
                case '}' -> {
                    depth--;
                    if (depth < 0) {
                        return new LogFormatExtent(true, at);
                    }
                    stringsFrom = depth < stringsFrom ? Integer.MAX_VALUE : stringsFrom;
                }
                case '"', '\'' -> at = depth >= stringsFrom ? endOfLiteral(text, at) : at;
                case '\n' -> {
                    if (isDeclarationLine(text, at + 1)) {
                        return new LogFormatExtent(false, at + 1);
                    }
                }
                default -> {}
            }
        }
        return new LogFormatExtent(false, text.length());
    }

    /** Offset of the closing quote, or of the last character of the line. */
    private static int endOfLiteral(String text, int start) {
        char quote = text.charAt(start);
        for (int at = start + 1; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == quote) {
                return at;
            }
            if (c == '\n' || c == '\r') {
                return at - 1;
            }
            if (c == '\\') {
                at++;
            }
        }
        return text.length() - 1;
    }

    private static boolean isDeclarationLine(String text, int lineStart) {
        Matcher matcher = DECLARATION_LINE.matcher(text);
        return matcher.region(lineStart, text.length()).lookingAt();
    }
}
