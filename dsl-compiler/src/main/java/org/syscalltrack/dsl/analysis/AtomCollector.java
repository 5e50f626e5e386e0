package org.syscalltrack.dsl.analysis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.StringSource;

/**
 * Collects the comparisons that conditions are made of, sorted by the value that they ask, and numbers them from 0: two
 * that are equal have one number. Different values are taken to be independent, which only adds cases that cannot happen.
 * Gives itself back, so that calls can be chained.
 */
final class AtomCollector implements Condition.Visitor<AtomCollector> {
    private final Map<IntegerExpression, List<Condition>> ofIntegers = new LinkedHashMap<>();
    private final Map<StringSource, List<Condition>> ofStrings = new LinkedHashMap<>();
    private final List<Condition> others = new ArrayList<>();
    private final Map<Condition, Integer> numbers = new HashMap<>();
    /** The same by the object: conditions are deep, and are asked for often. */
    private final IdentityHashMap<Condition, Integer> numbersOfObjects = new IdentityHashMap<>();

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

    /** How many different comparisons there are. */
    int count() {
        return numbers.size();
    }

    /** The number of a comparison that was collected. */
    int numberOf(Condition atom) {
        Integer number = numbersOfObjects.get(atom);
        if (number == null) {
            throw new IllegalStateException("not collected: " + atom);
        }
        return number;
    }

    /** Whether a comparison with a constant asks this value. */
    boolean asks(IntegerExpression value) {
        return ofIntegers.containsKey(value);
    }

    /** Whether a comparison with a literal asks this value. */
    boolean asks(StringSource value) {
        return ofStrings.containsKey(value);
    }

    /** The number of a comparison that is equal to a collected one. */
    Optional<Integer> find(Condition atom) {
        return Optional.ofNullable(numbers.get(atom));
    }

    private boolean isNew(Condition atom) {
        Integer next = numbers.size();
        Integer known = numbers.putIfAbsent(atom, next);
        numbersOfObjects.put(atom, known == null ? next : known);
        return known == null;
    }

    private AtomCollector integer(IntegerExpression value, Condition atom) {
        if (isNew(atom)) {
            ofIntegers.computeIfAbsent(value, key -> new ArrayList<>()).add(atom);
        }
        return this;
    }

    private AtomCollector string(StringSource value, Condition atom) {
        if (isNew(atom)) {
            ofStrings.computeIfAbsent(value, key -> new ArrayList<>()).add(atom);
        }
        return this;
    }

    private AtomCollector other(Condition atom) {
        if (isNew(atom)) {
            others.add(atom);
        }
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
