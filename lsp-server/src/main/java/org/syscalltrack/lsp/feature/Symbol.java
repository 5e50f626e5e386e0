package org.syscalltrack.lsp.feature;

import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.syntax.tree.Declaration;

/**
 * What a name stands for.
 *
 * @param kind which space of names it is in
 * @param name the name
 * @param macro for a macro's parameter the macro, else null
 */
record Symbol(Kind kind, String name, Declaration.@Nullable Macro macro) {
    /** The spaces of names (language-details.md 95). */
    enum Kind {
        /** A constant, list or macro, or a word of the language. */
        DEFINITION,
        /** A rule. */
        RULE,
        /** A test. */
        TEST,
        /** A macro's parameter. */
        PARAMETER
    }
}
