package org.syscalltrack.lsp.feature;

/** The token types that we use, of those that LSP 3.17 names. */
enum TokenColor {
    KEYWORD("keyword"),
    PROPERTY("property"),
    FUNCTION("function"),
    CLASS("class"),
    PARAMETER("parameter"),
    VARIABLE("variable"),
    ENUM_MEMBER("enumMember"),
    MACRO("macro"),
    EVENT("event"),
    OPERATOR("operator");

    private final String label;

    TokenColor(String label) {
        this.label = label;
    }

    /** The protocol's word. */
    String label() {
        return label;
    }
}
