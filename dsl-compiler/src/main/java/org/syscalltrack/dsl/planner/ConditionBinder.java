package org.syscalltrack.dsl.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.BiFunction;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.model.Predicate;
import org.syscalltrack.dsl.model.StringValue;
import org.syscalltrack.dsl.plan.AddressSource;
import org.syscalltrack.dsl.plan.ComparisonOperator;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.StringSource;
import org.syscalltrack.dsl.source.ByteString;

/** Binds conditions. A comparison with {@code *} becomes one for each file of the call, of which one must be true. */
final class ConditionBinder implements Predicate.Visitor<Condition> {
    private static final Condition TRUE = new Condition.Literal(true);
    private static final Condition FALSE = new Condition.Literal(false);

    private final EntryBinding binding;

    ConditionBinder(EntryBinding binding) {
        this.binding = binding;
    }

    Condition bind(Predicate predicate) {
        return predicate.accept(this);
    }

    private static Condition literal(boolean value) {
        return value ? TRUE : FALSE;
    }

    @Override
    public Condition literal(Predicate.Literal node) {
        return literal(node.value());
    }

    @Override
    public Condition comparison(Predicate.Comparison node) {
        return eachFile(Stars.in(node.left()) || Stars.in(node.right()), node, ConditionBinder::comparison);
    }

    private static Condition comparison(EntryBinding binding, Predicate.Comparison node) {
        IntegerBinder integers = new IntegerBinder(binding);
        IntegerExpression left = integers.bind(node.left());
        IntegerExpression right = integers.bind(node.right());
        ComparisonOperator operator = node.relation().bind(binding.signedness().isUnsigned(node.left(), node.right()));
        return left instanceof IntegerExpression.Constant first && right instanceof IntegerExpression.Constant second
                ? literal(operator.test(first.value(), second.value()))
                : new Condition.Comparison(operator, left, right);
    }

    @Override
    public Condition integerMembership(Predicate.IntegerMembership node) {
        return eachFile(Stars.in(node.value()), node, ConditionBinder::integerMembership);
    }

    private static Condition integerMembership(EntryBinding binding, Predicate.IntegerMembership node) {
        boolean unsigned = binding.signedness().isUnsigned(node.value());
        Ranges ranges = new Ranges(unsigned);
        node.ranges().forEach(range -> ranges.add(constant(binding, range.low()), constant(binding, range.high())));
        IntegerExpression value = new IntegerBinder(binding).bind(node.value());
        return value instanceof IntegerExpression.Constant known
                ? literal(ranges.contains(known.value()))
                : new Condition.IntegerMembership(value, ranges.merged());
    }

    private static long constant(EntryBinding binding, IntegerValue value) {
        return binding.constant(value).orElseThrow(() -> new IllegalStateException(value + " is not constant"));
    }

    @Override
    public Condition stringComparison(Predicate.StringComparison node) {
        return eachFile(
                Stars.in(node.value()),
                node,
                (bound, comparison) -> new Condition.StringComparison(
                        comparison.operator(), string(bound, comparison.value()), comparison.literal()));
    }

    @Override
    public Condition stringMembership(Predicate.StringMembership node) {
        List<ByteString> exact = List.copyOf(new TreeSet<>(node.exact()));
        return eachFile(
                Stars.in(node.value()),
                node,
                (bound, membership) -> new Condition.StringMembership(
                        string(bound, membership.value()), exact, membership.patterns()));
    }

    @Override
    public Condition stringEquality(Predicate.StringEquality node) {
        return eachFile(
                Stars.in(node.left()) || Stars.in(node.right()),
                node,
                (bound, equality) ->
                        new Condition.StringEquality(string(bound, equality.left()), string(bound, equality.right())));
    }

    private static StringSource string(EntryBinding binding, StringValue value) {
        return new StringBinder(binding).bind(value);
    }

    @Override
    public Condition addressMembership(Predicate.AddressMembership node) {
        int parameter = binding.index(node.address().parameter());
        return new Condition.AddressMembership(
                new AddressSource(
                        parameter, new FieldBinder(binding).access(node.address(), binding.place(node.address()))),
                node.blocks());
    }

    @Override
    public Condition callIs(Predicate.CallIs node) {
        return literal(node.calls().stream()
                .anyMatch(call -> call.name().equals(binding.call().name())));
    }

    @Override
    public Condition abiIs(Predicate.AbiIs node) {
        return literal(node.compat() == binding.isCompat());
    }

    @Override
    public Condition capable(Predicate.Capable node) {
        return new Condition.Capable((int) constant(binding, node.capability()));
    }

    @Override
    public Condition ancestor(Predicate.Ancestor node) {
        return new Condition.Ancestor(bind(node.predicate()));
    }

    @Override
    public Condition and(Predicate.And node) {
        List<Condition> operands = new ArrayList<>();
        for (Predicate operand : node.operands()) {
            Condition condition = bind(operand);
            if (condition.equals(FALSE)) {
                return FALSE;
            }
            if (condition instanceof Condition.And inner) {
                operands.addAll(inner.operands());
            } else if (!condition.equals(TRUE)) {
                operands.add(condition);
            }
        }
        return operands.isEmpty() ? TRUE : operands.size() == 1 ? operands.get(0) : new Condition.And(operands);
    }

    @Override
    public Condition or(Predicate.Or node) {
        return join(node.operands().stream().map(this::bind).toList());
    }

    private static Condition join(List<Condition> choices) {
        List<Condition> operands = new ArrayList<>();
        for (Condition condition : choices) {
            if (condition.equals(TRUE)) {
                return TRUE;
            }
            if (condition instanceof Condition.Or inner) {
                operands.addAll(inner.operands());
            } else if (!condition.equals(FALSE)) {
                operands.add(condition);
            }
        }
        return operands.isEmpty() ? FALSE : operands.size() == 1 ? operands.get(0) : new Condition.Or(operands);
    }

    @Override
    public Condition not(Predicate.Not node) {
        Condition operand = bind(node.operand());
        if (operand instanceof Condition.Literal known) {
            return literal(!known.value());
        }
        return operand instanceof Condition.Not inner ? inner.operand() : new Condition.Not(operand);
    }

    private <P> Condition eachFile(boolean hasStar, P node, BiFunction<EntryBinding, P, Condition> bind) {
        if (!hasStar) {
            return bind.apply(binding, node);
        }
        return join(binding.forEachFile().stream()
                .map(file -> bind.apply(file, node))
                .toList());
    }
}
