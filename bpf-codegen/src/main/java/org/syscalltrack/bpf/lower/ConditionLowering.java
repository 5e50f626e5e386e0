package org.syscalltrack.bpf.lower;

import java.util.List;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.plan.Condition;

/**
 * Conditions as jumps, by Kleene's logic. Operands that cannot be unknown come first, the cheap before the dear; so the
 * last one's outcome is the outcome of all, and only where two or more can be unknown a word on the stack remembers
 * that an earlier one was.
 */
final class ConditionLowering {
    private static final int ABSENT_SEEN = 1;
    private static final int UNREADABLE_SEEN = 2;

    private final Target target;
    private final Unknowns unknowns;
    private final ComparisonLowering comparisons;
    private final StringLowering strings;
    private final ObjectConditions objects;

    /** What is asked of the kernel's and the caller's objects. */
    record ObjectConditions(AddressLowering addresses, Capabilities capabilities, AncestorLowering ancestors) {}

    ConditionLowering(
            Target target,
            Unknowns unknowns,
            ComparisonLowering comparisons,
            StringLowering strings,
            ObjectConditions objects) {
        this.target = target;
        this.unknowns = unknowns;
        this.comparisons = comparisons;
        this.strings = strings;
        this.objects = objects;
    }

    /** Writes the condition's code, which ends in jumps to the outcomes. */
    void lower(Condition condition, Outcomes outcomes) {
        if (target.flow().isReachable()) {
            condition.accept(new Lowering(outcomes));
        }
    }

    private void connective(Condition node, List<Condition> operands, boolean conjunction, Outcomes outcomes) {
        List<Condition> ordered = unknowns.ordered(operands);
        int several = (int) ordered.stream()
                .filter(operand -> unknowns.of(operand) != Unknowns.NONE)
                .count();
        int flag = several > 1 ? target.frame().slotOf(List.of("unknown operand", node)) : 0;
        boolean flagged = false;
        for (int i = 0; i < ordered.size(); i++) {
            Condition operand = ordered.get(i);
            boolean unknown = several > 1 && unknowns.of(operand) != Unknowns.NONE;
            if (unknown && !flagged) {
                target.code().store(Size.DW, Register.R10, flag, 0);
                flagged = true;
            }
            if (i < ordered.size() - 1) {
                Label next = new Label("operand");
                Outcomes through = conjunction ? outcomes.trueTo(next) : outcomes.falseTo(next);
                if (unknown) {
                    remembering(operand, through, flag, next);
                } else {
                    lower(operand, through);
                }
                target.flow().bind(next);
            } else if (flagged) {
                last(operand, conjunction, flag, outcomes);
            } else {
                lower(operand, outcomes);
            }
        }
    }

    /** An operand that is not the last and may be unknown: the others are still to be asked. */
    private void remembering(Condition operand, Outcomes through, int flag, Label next) {
        Label unreadable = new Label("operand_unreadable");
        Label absent = new Label("operand_absent");
        lower(operand, through.unknownTo(unreadable, absent).before(new Label("none")));
        remember(unreadable, flag, UNREADABLE_SEEN, next);
        remember(absent, flag, ABSENT_SEEN, next);
    }

    private void remember(Label label, int flag, int seen, Label next) {
        target.flow().bind(label);
        if (target.flow().isReachable()) {
            target.code().load(Size.DW, Register.R1, Register.R10, flag).alu(AluOp.OR, Register.R1, seen);
            target.code().store(Size.DW, Register.R10, flag, Register.R1);
            target.flow().jump(next);
        }
    }

    /** The last operand, after others that may have been unknown. */
    private void last(Condition operand, boolean conjunction, int flag, Outcomes outcomes) {
        Label undecided = new Label("operands_undecided");
        Label absent = new Label("operands_absent");
        Outcomes open = conjunction ? outcomes.trueTo(undecided) : outcomes.falseTo(undecided);
        lower(operand, open.unknownTo(outcomes.ifUnreadable(), absent).before(undecided));
        target.flow().bind(undecided);
        if (target.flow().isReachable()) {
            target.code().load(Size.DW, Register.R1, Register.R10, flag);
            target.flow().jumpIf(JumpOp.EQ, Register.R1, 0, conjunction ? outcomes.ifTrue() : outcomes.ifFalse());
            target.flow().jumpIf(JumpOp.GE, Register.R1, UNREADABLE_SEEN, outcomes.ifUnreadable());
            target.flow().jump(outcomes.ifAbsent());
        }
        target.flow().bind(absent);
        if (target.flow().isReachable()) {
            target.code().load(Size.DW, Register.R1, Register.R10, flag);
            target.flow().jumpIf(JumpOp.GE, Register.R1, UNREADABLE_SEEN, outcomes.ifUnreadable());
            target.flow().jump(outcomes.ifAbsent());
        }
    }

    private final class Lowering implements Condition.Visitor<Boolean> {
        private final Outcomes outcomes;

        Lowering(Outcomes outcomes) {
            this.outcomes = outcomes;
        }

        @Override
        public Boolean literal(Condition.Literal node) {
            target.flow().jump(node.value() ? outcomes.ifTrue() : outcomes.ifFalse());
            return true;
        }

        @Override
        public Boolean comparison(Condition.Comparison node) {
            comparisons.compare(node, outcomes);
            return true;
        }

        @Override
        public Boolean integerMembership(Condition.IntegerMembership node) {
            comparisons.member(node, outcomes);
            return true;
        }

        @Override
        public Boolean stringComparison(Condition.StringComparison node) {
            strings.compare(node, outcomes);
            return true;
        }

        @Override
        public Boolean stringMembership(Condition.StringMembership node) {
            strings.member(node, outcomes);
            return true;
        }

        @Override
        public Boolean stringEquality(Condition.StringEquality node) {
            strings.equal(node, outcomes);
            return true;
        }

        @Override
        public Boolean addressMembership(Condition.AddressMembership node) {
            objects.addresses().member(node, outcomes);
            return true;
        }

        @Override
        public Boolean capable(Condition.Capable node) {
            objects.capabilities().ask(node, outcomes);
            return true;
        }

        @Override
        public Boolean ancestor(Condition.Ancestor node) {
            objects.ancestors().ask(node, outcomes);
            return true;
        }

        @Override
        public Boolean and(Condition.And node) {
            connective(node, node.operands(), true, outcomes);
            return true;
        }

        @Override
        public Boolean or(Condition.Or node) {
            connective(node, node.operands(), false, outcomes);
            return true;
        }

        @Override
        public Boolean not(Condition.Not node) {
            lower(node.operand(), outcomes.negated());
            return true;
        }
    }
}
