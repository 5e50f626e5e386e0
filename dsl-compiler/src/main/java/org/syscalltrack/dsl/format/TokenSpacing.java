package org.syscalltrack.dsl.format;

import org.syscalltrack.dsl.syntax.TokenKind;

/** How many blanks stand between two tokens on one line, where the tree has nothing to say about it. */
final class TokenSpacing {
    private TokenSpacing() {}

    /**
     * The number of blanks.
     *
     * @param beforePrefix whether {@code before} is a prefix operator
     */
    static int between(TokenKind before, boolean beforePrefix, TokenKind kind) {
        return isTight(before, beforePrefix, kind) ? 0 : 1;
    }

    private static boolean isTight(TokenKind before, boolean beforePrefix, TokenKind kind) {
        if (beforePrefix || before == TokenKind.RANGE || before == TokenKind.DOT) {
            return true;
        }
        if (before == TokenKind.LEFT_PARENTHESIS || before == TokenKind.LEFT_BRACKET) {
            return true;
        }
        return switch (kind) {
            case COMMA, SEMICOLON, RIGHT_PARENTHESIS, RIGHT_BRACKET, RANGE -> true;
            case DOT -> before != TokenKind.LEFT_BRACE && before != TokenKind.COMMA;
            case LEFT_PARENTHESIS -> isWord(before);
            case LEFT_BRACKET ->
                isWord(before) || before == TokenKind.RIGHT_BRACKET || before == TokenKind.RIGHT_PARENTHESIS;
            default -> false;
        };
    }

    private static boolean isWord(TokenKind kind) {
        return kind == TokenKind.NAME || kind == TokenKind.DECLARATION_WORD;
    }

    /** Whether an operator behind this token can only be a prefix operator. */
    static boolean expectsOperand(TokenKind before) {
        return switch (before) {
            case NAME, DECLARATION_WORD, NUMBER, STRING, CHARACTER, RIGHT_PARENTHESIS, RIGHT_BRACKET, RIGHT_BRACE ->
                false;
            default -> true;
        };
    }
}
