package org.syscalltrack.dsl.syntax;

/** What every token of the generated lexer has besides its kind: its place. {@link RuleLexer} fills it in. */
class SourceToken {
    /** UTF-16 offset of the first character. */
    int start;

    /** UTF-16 offset behind the last character. */
    int end;
}
