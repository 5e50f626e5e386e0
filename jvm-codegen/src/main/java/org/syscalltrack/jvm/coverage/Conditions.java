package org.syscalltrack.jvm.coverage;

import java.util.List;
import java.util.stream.Stream;
import org.syscalltrack.dsl.model.Predicate;

/** The conditions of a filter that are not made of others. */
final class Conditions {
    private Conditions() {}

    static List<Predicate> of(Predicate filter) {
        return parts(filter).toList();
    }

    private static Stream<Predicate> parts(Predicate predicate) {
        if (predicate instanceof Predicate.And and) {
            return and.operands().stream().flatMap(Conditions::parts);
        }
        if (predicate instanceof Predicate.Or or) {
            return or.operands().stream().flatMap(Conditions::parts);
        }
        return predicate instanceof Predicate.Not not ? parts(not.operand()) : Stream.of(predicate);
    }
}
