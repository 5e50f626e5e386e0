package org.syscalltrack.jvm.explain;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.dsl.plan.AddressBlock;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerRange;
import org.syscalltrack.dsl.plan.SourceLabels;
import org.syscalltrack.dsl.plan.StringSource;
import org.syscalltrack.jvm.call.Availability;
import org.syscalltrack.jvm.call.ByteSlice;
import org.syscalltrack.jvm.call.CallView;
import org.syscalltrack.jvm.call.ProcessView;
import org.syscalltrack.jvm.code.Truth;

/** Decides conditions of one call by walking them, every operand of each, and says what each came to. */
public final class Interpreter implements Condition.Visitor<Explanation> {
    private final CallView call;
    private final ProcessView process;
    private final SourceLabels labels;

    /** Makes an interpreter for a call, whose parameters the labels name. */
    public Interpreter(CallView call, SourceLabels labels) {
        this(call, call.process(), labels);
    }

    /** Makes an interpreter whose explanations name parameters by their numbers. */
    public Interpreter(CallView call) {
        this(call, call.process(), SourceLabels.numbered());
    }

    private Interpreter(CallView call, ProcessView process, SourceLabels labels) {
        this.call = call;
        this.process = process;
        this.labels = labels;
    }

    /** Returns what a condition comes to. */
    public Explanation explain(Condition condition) {
        return condition.accept(this);
    }

    /** Returns what an expression comes to. */
    public IntegerResult integer(IntegerExpression expression) {
        return new IntegerReader(this, call, process).read(expression);
    }

    /** Returns a string's slice, good until the next is asked for. */
    public ByteSlice string(StringSource source) {
        return source.accept(new StringReader(call, process));
    }

    @Override
    public Explanation literal(Condition.Literal node) {
        return new Explanation(node, Truth.of(node.value()), List.of(), List.of());
    }

    @Override
    public Explanation comparison(Condition.Comparison node) {
        IntegerResult left = integer(node.left());
        IntegerResult right = integer(node.right());
        int missing = left.state() | right.state();
        int truth = missing == Availability.KNOWN ? Truth.of(compare(node, left, right)) : Truth.ofMissing(missing);
        List<Explanation.Value> values = new ArrayList<>(values(node.left()));
        values.addAll(values(node.right()));
        return new Explanation(node, truth, values, List.of());
    }

    private static boolean compare(Condition.Comparison node, IntegerResult left, IntegerResult right) {
        int signed = BigInteger.valueOf(left.value()).compareTo(BigInteger.valueOf(right.value()));
        int unsigned = unsigned(left.value()).compareTo(unsigned(right.value()));
        return switch (node.operator()) {
            case EQUAL -> signed == 0;
            case NOT_EQUAL -> signed != 0;
            case LESS_SIGNED -> signed < 0;
            case LESS_OR_EQUAL_SIGNED -> signed <= 0;
            case GREATER_SIGNED -> signed > 0;
            case GREATER_OR_EQUAL_SIGNED -> signed >= 0;
            case LESS_UNSIGNED -> unsigned < 0;
            case LESS_OR_EQUAL_UNSIGNED -> unsigned <= 0;
            case GREATER_UNSIGNED -> unsigned > 0;
            case GREATER_OR_EQUAL_UNSIGNED -> unsigned >= 0;
        };
    }

    private static BigInteger unsigned(long value) {
        return new BigInteger(Long.toUnsignedString(value));
    }

    private List<Explanation.Value> values(IntegerExpression expression) {
        List<Explanation.Value> values = new ArrayList<>();
        expression.accept(new LoadedSources(source -> {
            IntegerExpression load = new IntegerExpression.Load(source);
            values.add(new Explanation.Value(labels.of(source), ValueText.of(integer(load))));
        }));
        return values;
    }

    @Override
    public Explanation integerMembership(Condition.IntegerMembership node) {
        IntegerResult value = integer(node.value());
        int truth = Truth.ofMissing(value.state());
        if (value.isKnown()) {
            truth = Truth.of(node.ranges().stream().anyMatch(range -> isIn(value.value(), range)));
        }
        return new Explanation(node, truth, values(node.value()), List.of());
    }

    private static boolean isIn(long value, IntegerRange range) {
        return range.unsigned()
                ? Long.compareUnsigned(value, range.low()) >= 0 && Long.compareUnsigned(value, range.high()) <= 0
                : value >= range.low() && value <= range.high();
    }

    @Override
    public Explanation stringComparison(Condition.StringComparison node) {
        ByteSlice string = string(node.value());
        return ofString(node, PlainStrings.compare(node.operator(), string, node.literal()), node.value(), string);
    }

    @Override
    public Explanation stringMembership(Condition.StringMembership node) {
        ByteSlice string = string(node.value());
        return ofString(node, PlainStrings.isIn(string, node.exact(), node.patterns()), node.value(), string);
    }

    private Explanation ofString(Condition node, int truth, StringSource source, ByteSlice string) {
        return new Explanation(node, truth, List.of(value(source, string)), List.of());
    }

    private Explanation.Value value(StringSource source, ByteSlice string) {
        return new Explanation.Value(labels.of(source), ValueText.of(string));
    }

    @Override
    public Explanation stringEquality(Condition.StringEquality node) {
        ByteSlice left = ByteSlice.copyOf(string(node.left()));
        ByteSlice right = ByteSlice.copyOf(string(node.right()));
        return new Explanation(
                node,
                PlainStrings.equal(left, right),
                List.of(value(node.left(), left), value(node.right(), right)),
                List.of());
    }

    @Override
    public Explanation addressMembership(Condition.AddressMembership node) {
        ByteSlice address = call.address(node.value().parameter(), node.value().field());
        int truth = Truth.ofMissing(address.state());
        if (address.state() == Availability.KNOWN) {
            truth = Truth.of(node.blocks().stream().anyMatch(block -> holds(block, address)));
        }
        String label = labels.of(node.value());
        return new Explanation(
                node, truth, List.of(new Explanation.Value(label, ValueText.ofAddress(address))), List.of());
    }

    private static boolean holds(AddressBlock block, ByteSlice address) {
        int unused = address.length() * 8 - block.prefix();
        return block.network().length() == address.length()
                && new BigInteger(1, address.toByteString().toByteArray())
                        .shiftRight(unused)
                        .equals(new BigInteger(1, block.network().toByteArray()).shiftRight(unused));
    }

    @Override
    public Explanation capable(Condition.Capable node) {
        int state = call.capableState(node.capability());
        int truth = state == Availability.KNOWN ? Truth.of(call.capable(node.capability())) : Truth.ofMissing(state);
        return new Explanation(
                node,
                truth,
                List.of(new Explanation.Value("CAPABLE(" + node.capability() + ")", ValueText.ofTruth(truth))),
                List.of());
    }

    @Override
    public Explanation ancestor(Condition.Ancestor node) {
        int truth = call.ancestorsComplete() ? Truth.FALSE : Truth.UNREADABLE;
        List<Explanation> parts = new ArrayList<>();
        for (int distance = 0; distance < call.ancestors(); distance++) {
            Interpreter ancestor = new Interpreter(call, call.ancestor(distance), labels);
            Explanation part = ancestor.explain(node.condition());
            truth = Truth.or(truth, part.truth());
            parts.add(part);
        }
        return new Explanation(node, truth, List.of(), parts);
    }

    @Override
    public Explanation and(Condition.And node) {
        int truth = Truth.TRUE;
        List<Explanation> parts = parts(node.operands());
        if (parts.stream().anyMatch(part -> part.truth() == Truth.FALSE)) {
            truth = Truth.FALSE;
        } else {
            for (Explanation part : parts) {
                truth = Math.max(truth, part.truth());
            }
        }
        return new Explanation(node, truth, List.of(), parts);
    }

    @Override
    public Explanation or(Condition.Or node) {
        int truth = Truth.FALSE;
        List<Explanation> parts = parts(node.operands());
        if (parts.stream().anyMatch(part -> part.truth() == Truth.TRUE)) {
            truth = Truth.TRUE;
        } else {
            for (Explanation part : parts) {
                truth = Math.max(truth, part.truth());
            }
        }
        return new Explanation(node, truth, List.of(), parts);
    }

    private List<Explanation> parts(List<Condition> operands) {
        return operands.stream().map(this::explain).toList();
    }

    @Override
    public Explanation not(Condition.Not node) {
        Explanation operand = explain(node.operand());
        int truth = switch (operand.truth()) {
            case Truth.TRUE -> Truth.FALSE;
            case Truth.FALSE -> Truth.TRUE;
            default -> operand.truth();
        };
        return new Explanation(node, truth, List.of(), List.of(operand));
    }
}
