package org.syscalltrack.dsl.syntax;

/** What a token is, as an editor or the formatter needs to know it. */
public enum TokenKind {
    /** Blanks and line ends. */
    WHITE_SPACE,
    /** {@code # …} or {@code // …}, without the line end. */
    LINE_COMMENT,
    /** {@code /* … *}{@code /}, closed or not. */
    BLOCK_COMMENT,
    /** A byte order mark at the start of the file. */
    BYTE_ORDER_MARK,
    /** Characters that have no place in a rule file; reported. */
    INVALID,
    /** A word that is no keyword everywhere; whether it is one depends on where it stands. */
    NAME,
    /** {@code rule}, {@code test}, {@code include}, {@code const}, {@code list}, {@code macro}: keywords at top level. */
    DECLARATION_WORD,
    /** {@code in}, {@code not}, {@code startswith}, {@code endswith}, {@code contains}, {@code glob}. */
    WORD_OPERATOR,
    /** Digits and letters that begin with a digit. */
    NUMBER,
    /** A string, closed or not. */
    STRING,
    /** A character constant, closed or not. */
    CHARACTER,
    /** <code>{</code>. */
    LEFT_BRACE,
    /** <code>}</code>. */
    RIGHT_BRACE,
    /** {@code (}. */
    LEFT_PARENTHESIS,
    /** {@code )}. */
    RIGHT_PARENTHESIS,
    /** {@code [}. */
    LEFT_BRACKET,
    /** {@code ]}. */
    RIGHT_BRACKET,
    /** {@code ,}. */
    COMMA,
    /** {@code ;}. */
    SEMICOLON,
    /** {@code =}. */
    ASSIGN,
    /** {@code .}. */
    DOT,
    /** {@code ..}. */
    RANGE,
    /** {@code ->}. */
    ARROW,
    /** Any other operator. */
    OPERATOR,
    /** Text of a log format, its balanced braces among it. */
    LOG_TEXT,
    /** {@code %comm}, {@code %param[1]}, {@code %%}, a lone {@code %}. */
    LOG_MACRO,
    /** <code>%{</code>; its end is a {@link #RIGHT_BRACE}. */
    LOG_INTERPOLATION;

    /** Whether it stands between the tokens that mean something. */
    public boolean isTrivia() {
        return compareTo(INVALID) <= 0;
    }

    /** Whether it is a comment. */
    public boolean isComment() {
        return this == LINE_COMMENT || this == BLOCK_COMMENT;
    }
}
