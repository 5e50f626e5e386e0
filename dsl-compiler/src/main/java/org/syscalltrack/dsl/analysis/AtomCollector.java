package org.syscalltrack.dsl.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.StringSource;

/**
 * Collects the comparisons that conditions are made of, sorted by the value that they ask. Different values are taken to
 * be independent, which only adds cases that cannot happen. Gives itself back, so that calls can be chained.
 */
final class AtomCollector implements Condition.Visitor<AtomCollector> {
    private final Map<IntegerExpression, Set<Condition>> ofIntegers = new LinkedHashMap<>();
    private final Map<StringSource, Set<Condition>> ofStrings = new LinkedHashMap<>();
    private final Set<Condition> others = new LinkedHashSet<>();

    AtomCollector add(Condition condition) {
        return condition.accept(this);
    }

    /** One group for each value, with all ways it can turn out. */
    List<CaseGroup> groups() {
        List<CaseGroup> groups = new ArrayList<>();
        ofIntegers.forEach((value, atoms) -> groups.add(IntegerCases.of(value, atoms)));
        ofStrings.forEach((value, atoms) -> groups.add(StringCases.of(value, atoms)));
        others.forEach(atom -> groups.add(CaseGroup.free(atom)));
        return groups;
    }

    private AtomCollector integer(IntegerExpression value, Condition atom) {
        ofIntegers.computeIfAbsent(value, key -> new LinkedHashSet<>()).add(atom);
        return this;
    }

    private AtomCollector string(StringSource value, Condition atom) {
        ofStrings.computeIfAbsent(value, key -> new LinkedHashSet<>()).add(atom);
        return this;
    }

    private AtomCollector other(Condition atom) {
        others.add(atom);
        return this;
    }

    @Override
    public AtomCollector literal(Condition.Literal node) {
        return this;
    }

    @Override
    public AtomCollector comparison(Condition.Comparison node) {
        if (node.right() instanceof IntegerExpression.Constant) {
            return integer(node.left(), node);
        }
        return node.left() instanceof IntegerExpression.Constant ? integer(node.right(), node) : other(node);
    }

    @Override
    public AtomCollector integerMembership(Condition.IntegerMembership node) {
        return integer(node.value(), node);
    }

    @Override
    public AtomCollector stringComparison(Condition.StringComparison node) {
        return string(node.value(), node);
    }

    @Override
    public AtomCollector stringMembership(Condition.StringMembership node) {
        return string(node.value(), node);
    }

    @Override
    public AtomCollector stringEquality(Condition.StringEquality node) {
        return other(node);
    }

    @Override
    public AtomCollector addressMembership(Condition.AddressMembership node) {
        return other(node);
    }

    @Override
    public AtomCollector capable(Condition.Capable node) {
        return other(node);
    }

    @Override
    public AtomCollector ancestor(Condition.Ancestor node) {
        return other(node);
    }

    @Override
    public AtomCollector and(Condition.And node) {
        node.operands().forEach(this::add);
        return this;
    }

    @Override
    public AtomCollector or(Condition.Or node) {
        node.operands().forEach(this::add);
        return this;
    }

    @Override
    public AtomCollector not(Condition.Not node) {
        return add(node.operand());
    }
}
