package org.syscalltrack.dsl.syntax;

import org.jspecify.annotations.Nullable;

/** The operators that one loop of the grammar has met: they make the tree deeper to the left. */
final class OperatorChain {
    private int length;
    private @Nullable OperatorToken last;

    /** The operator before, if there was one. */
    @Nullable OperatorToken last() {
        return last;
    }

    /** Adds an infix operator. */
    void add(OperatorToken operator) {
        last = operator;
    }

    /** Counts one more level of the tree. */
    void lengthen(GrammarSupport grammar) throws ParseException {
        length++;
        if (length > GrammarSupport.MAXIMUM_CHAIN) {
            throw grammar.findings.tooDeep(grammar.getToken(1), GrammarSupport.MAXIMUM_CHAIN);
        }
    }
}
