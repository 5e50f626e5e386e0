package org.syscalltrack.bpf.lower;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Operand;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Width;
import org.syscalltrack.dsl.plan.ComparisonOperator;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerRange;

/** Comparisons of integers and their membership in sets. */
final class ComparisonLowering {
    private static final Register VALUE = Register.R1;

    private final Target target;
    private final IntegerLowering integers;
    private final NarrowLoads narrow;

    ComparisonLowering(Target target, IntegerLowering integers, NarrowLoads narrow) {
        this.target = target;
        this.integers = integers;
        this.narrow = narrow;
    }

    /** Goes where the comparison leads. */
    void compare(Condition.Comparison node, Outcomes outcomes) {
        boolean mirrored = node.left() instanceof IntegerExpression.Constant;
        IntegerExpression left = mirrored ? node.right() : node.left();
        IntegerExpression right = mirrored ? node.left() : node.right();
        ComparisonOperator operator = mirrored ? mirror(node.operator()) : node.operator();
        integers.prepare(List.of(left, right), outcomes.ifUnreadable(), outcomes.ifAbsent());
        if (right instanceof IntegerExpression.Constant constant) {
            OptionalInt small = narrow.constantFor(left, constant.value());
            if (small.isPresent()) {
                narrow.load(left, VALUE);
                JumpOp op = narrow.isSigned(left) ? jump(operator) : jump(unsigned(operator));
                target.flow().branch(Width.W32, op, VALUE, Operand.of(small.getAsInt()), outcomes);
            } else if (IntegerLowering.fitsInstruction(constant.value())) {
                integers.evaluate(left);
                target.flow().branch(jump(operator), VALUE, Operand.of((int) constant.value()), outcomes);
            } else {
                integers.evaluate(left, right);
                target.flow().branch(jump(operator), VALUE, Register.R2, outcomes);
            }
        } else {
            integers.evaluate(left, right);
            target.flow().branch(jump(operator), VALUE, Register.R2, outcomes);
        }
    }

    /** Goes where the membership leads: a search by halves over the ranges. */
    void member(Condition.IntegerMembership node, Outcomes outcomes) {
        integers.prepare(List.of(node.value()), outcomes.ifUnreadable(), outcomes.ifAbsent());
        if (!target.flow().isReachable()) {
            return;
        }
        if (!node.ranges().isEmpty()) {
            integers.evaluate(node.value());
        }
        member(node.ranges(), outcomes);
    }

    /** Goes where the membership of R1 in ranges, which are sorted and disjoint, leads; R2 is lost. */
    void member(List<IntegerRange> ranges, Outcomes outcomes) {
        search(ranges, outcomes, range -> {});
    }

    /**
     * The same, with more to be asked where R1 is in a range.
     *
     * @param inside writes what is asked, and goes on to the outcomes; or writes nothing
     */
    void search(List<IntegerRange> ranges, Outcomes outcomes, Consumer<IntegerRange> inside) {
        if (ranges.isEmpty()) {
            target.flow().jump(outcomes.ifFalse());
            return;
        }
        if (ranges.size() == 1) {
            Label within = new Label("range_within");
            within(ranges.get(0), outcomes.trueTo(within));
            target.flow().bind(within);
            inside.accept(ranges.get(0));
            target.flow().jump(outcomes.ifTrue());
            return;
        }
        int middle = ranges.size() / 2;
        Label upper = new Label("ranges_upper");
        IntegerRange first = ranges.get(middle);
        jumpIf(first.unsigned() ? JumpOp.GE : JumpOp.SGE, first.low(), upper);
        search(ranges.subList(0, middle), outcomes.before(upper), inside);
        target.flow().bind(upper);
        search(ranges.subList(middle, ranges.size()), outcomes, inside);
    }

    private void within(IntegerRange range, Outcomes outcomes) {
        if (range.low() == range.high()) {
            branch(JumpOp.EQ, range.low(), outcomes);
        } else {
            jumpIf(range.unsigned() ? JumpOp.LT : JumpOp.SLT, range.low(), outcomes.ifFalse());
            branch(range.unsigned() ? JumpOp.LE : JumpOp.SLE, range.high(), outcomes);
        }
    }

    private void jumpIf(JumpOp op, long value, Label label) {
        if (IntegerLowering.fitsInstruction(value)) {
            target.flow().jumpIf(op, VALUE, (int) value, label);
        } else {
            target.code().move(Register.R2, value);
            target.flow().jumpIf(op, VALUE, Register.R2, label);
        }
    }

    private void branch(JumpOp op, long value, Outcomes outcomes) {
        if (IntegerLowering.fitsInstruction(value)) {
            target.flow().branch(op, VALUE, Operand.of((int) value), outcomes);
        } else {
            target.code().move(Register.R2, value);
            target.flow().branch(op, VALUE, Register.R2, outcomes);
        }
    }

    private static JumpOp jump(ComparisonOperator operator) {
        return switch (operator) {
            case EQUAL -> JumpOp.EQ;
            case NOT_EQUAL -> JumpOp.NE;
            case LESS_SIGNED -> JumpOp.SLT;
            case LESS_OR_EQUAL_SIGNED -> JumpOp.SLE;
            case GREATER_SIGNED -> JumpOp.SGT;
            case GREATER_OR_EQUAL_SIGNED -> JumpOp.SGE;
            case LESS_UNSIGNED -> JumpOp.LT;
            case LESS_OR_EQUAL_UNSIGNED -> JumpOp.LE;
            case GREATER_UNSIGNED -> JumpOp.GT;
            case GREATER_OR_EQUAL_UNSIGNED -> JumpOp.GE;
        };
    }

    /** The operator for exchanged operands. */
    private static ComparisonOperator mirror(ComparisonOperator operator) {
        return switch (operator) {
            case EQUAL, NOT_EQUAL -> operator;
            case LESS_SIGNED -> ComparisonOperator.GREATER_SIGNED;
            case LESS_OR_EQUAL_SIGNED -> ComparisonOperator.GREATER_OR_EQUAL_SIGNED;
            case GREATER_SIGNED -> ComparisonOperator.LESS_SIGNED;
            case GREATER_OR_EQUAL_SIGNED -> ComparisonOperator.LESS_OR_EQUAL_SIGNED;
            case LESS_UNSIGNED -> ComparisonOperator.GREATER_UNSIGNED;
            case LESS_OR_EQUAL_UNSIGNED -> ComparisonOperator.GREATER_OR_EQUAL_UNSIGNED;
            case GREATER_UNSIGNED -> ComparisonOperator.LESS_UNSIGNED;
            case GREATER_OR_EQUAL_UNSIGNED -> ComparisonOperator.LESS_OR_EQUAL_UNSIGNED;
        };
    }

    /** The operator that gives the same for two numbers without a sign. */
    private static ComparisonOperator unsigned(ComparisonOperator operator) {
        return switch (operator) {
            case LESS_SIGNED -> ComparisonOperator.LESS_UNSIGNED;
            case LESS_OR_EQUAL_SIGNED -> ComparisonOperator.LESS_OR_EQUAL_UNSIGNED;
            case GREATER_SIGNED -> ComparisonOperator.GREATER_UNSIGNED;
            case GREATER_OR_EQUAL_SIGNED -> ComparisonOperator.GREATER_OR_EQUAL_UNSIGNED;
            default -> operator;
        };
    }
}
