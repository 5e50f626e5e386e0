package org.syscalltrack.jvm.explain;

import java.util.List;
import java.util.stream.Stream;
import org.syscalltrack.dsl.model.Predicate;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.jvm.code.Truth;

/**
 * What a condition of a rule file came to for one call.
 *
 * @param predicate the condition, with its place in the file
 * @param truth one of the numbers of {@link Truth}
 * @param values what its operands held; none for a condition that is made of others
 * @param operands what the conditions that it is made of came to
 */
public record Finding(Predicate predicate, int truth, List<Explanation.Value> values, List<Finding> operands) {
    /** Copies the lists. */
    public Finding {
        values = List.copyOf(values);
        operands = List.copyOf(operands);
    }

    /** Returns the condition's place. */
    public Span span() {
        return predicate.span();
    }

    /** Returns the conditions that are not made of others, in the order of the file. */
    public Stream<Finding> leaves() {
        return operands.isEmpty() ? Stream.of(this) : operands.stream().flatMap(Finding::leaves);
    }

    /**
     * Returns the conditions that decided: of a conjunction that is false the false ones, of one that is true all;
     * likewise the others. Without any one of these the result could have been another.
     */
    public Stream<Finding> decisive() {
        if (operands.isEmpty()) {
            return Stream.of(this);
        }
        boolean negation = predicate instanceof Predicate.Not;
        return operands.stream()
                .filter(operand -> negation || operand.truth == truth)
                .flatMap(Finding::decisive);
    }
}
