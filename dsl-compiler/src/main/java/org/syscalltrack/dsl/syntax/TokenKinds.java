package org.syscalltrack.dsl.syntax;

/** The generated lexer's numbers as {@link TokenKind}s. */
final class TokenKinds {
    private static final TokenKind[] KINDS = kinds();

    private TokenKinds() {}

    static TokenKind of(int kind) {
        return KINDS[kind];
    }

    private static TokenKind[] kinds() {
        TokenKind[] kinds = new TokenKind[SctGrammarConstants.tokenImage.length];
        for (int kind = 0; kind < kinds.length; kind++) {
            kinds[kind] = kindOf(kind);
        }
        return kinds;
    }

    private static TokenKind kindOf(int kind) {
        return switch (kind) {
            case SctGrammarConstants.WHITE_SPACE -> TokenKind.WHITE_SPACE;
            case SctGrammarConstants.LINE_COMMENT -> TokenKind.LINE_COMMENT;
            case SctGrammarConstants.BLOCK_COMMENT, SctGrammarConstants.UNCLOSED_COMMENT -> TokenKind.BLOCK_COMMENT;
            case SctGrammarConstants.BYTE_ORDER_MARK -> TokenKind.BYTE_ORDER_MARK;
            case SctGrammarConstants.FOREIGN_SPACE, SctGrammarConstants.INVALID -> TokenKind.INVALID;
            case SctGrammarConstants.NAME, SctGrammarConstants.FOREIGN_NAME -> TokenKind.NAME;
            case SctGrammarConstants.RULE,
                    SctGrammarConstants.TEST,
                    SctGrammarConstants.INCLUDE,
                    SctGrammarConstants.CONST,
                    SctGrammarConstants.LIST,
                    SctGrammarConstants.MACRO -> TokenKind.DECLARATION_WORD;
            case SctGrammarConstants.IN,
                    SctGrammarConstants.NOT,
                    SctGrammarConstants.STARTSWITH,
                    SctGrammarConstants.ENDSWITH,
                    SctGrammarConstants.CONTAINS,
                    SctGrammarConstants.GLOB -> TokenKind.WORD_OPERATOR;
            case SctGrammarConstants.NUMBER, SctGrammarConstants.FRACTION -> TokenKind.NUMBER;
            case SctGrammarConstants.STRING, SctGrammarConstants.UNCLOSED_STRING, SctGrammarConstants.CURLY_STRING ->
                TokenKind.STRING;
            case SctGrammarConstants.CHARACTER, SctGrammarConstants.UNCLOSED_CHARACTER -> TokenKind.CHARACTER;
            case SctGrammarConstants.LEFT_BRACE -> TokenKind.LEFT_BRACE;
            case SctGrammarConstants.RIGHT_BRACE -> TokenKind.RIGHT_BRACE;
            case SctGrammarConstants.LEFT_PARENTHESIS -> TokenKind.LEFT_PARENTHESIS;
            case SctGrammarConstants.RIGHT_PARENTHESIS -> TokenKind.RIGHT_PARENTHESIS;
            case SctGrammarConstants.LEFT_BRACKET -> TokenKind.LEFT_BRACKET;
            case SctGrammarConstants.RIGHT_BRACKET -> TokenKind.RIGHT_BRACKET;
            case SctGrammarConstants.COMMA -> TokenKind.COMMA;
            case SctGrammarConstants.SEMICOLON -> TokenKind.SEMICOLON;
            case SctGrammarConstants.ASSIGN -> TokenKind.ASSIGN;
            case SctGrammarConstants.DOT -> TokenKind.DOT;
            case SctGrammarConstants.RANGE -> TokenKind.RANGE;
            case SctGrammarConstants.ARROW -> TokenKind.ARROW;
            case SctGrammarConstants.LOG_TEXT, SctGrammarConstants.LOG_BRACE, SctGrammarConstants.LOG_CLOSING_BRACE ->
                TokenKind.LOG_TEXT;
            case SctGrammarConstants.LOG_MACRO,
                    SctGrammarConstants.LOG_PARAMETER_MACRO,
                    SctGrammarConstants.LOG_PERCENT,
                    SctGrammarConstants.LOG_LONE_PERCENT -> TokenKind.LOG_MACRO;
            case SctGrammarConstants.LOG_INTERPOLATION -> TokenKind.LOG_INTERPOLATION;
            default -> TokenKind.OPERATOR;
        };
    }
}
