package org.syscalltrack.dsl.syntax;

import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.syntax.tree.BinaryOperator;

/**
 * An infix operator in the text.
 *
 * @param operator which one; null for {@code in} and {@code not in}
 * @param negated whether it is {@code not in}
 * @param start where its first token begins
 * @param end where its last token ends
 */
record OperatorToken(@Nullable BinaryOperator operator, boolean negated, int start, int end) {
    boolean isMembership() {
        return operator == null;
    }

    boolean isWord() {
        return operator == null || operator.isWord();
    }

    int precedence() {
        return operator == null ? BinaryOperator.MEMBERSHIP_PRECEDENCE : operator.precedence();
    }
}
