package org.syscalltrack.bpf.lower;

import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.plan.BinaryOperator;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerLeaves;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.UnaryOperator;

/**
 * Integer expressions. First {@link #prepare} brings everything to hand that takes a helper or may be unknown; then
 * {@link #evaluate} computes in registers alone, as in Sethi and Ullman's stack scheme: an operand at depth n lies in
 * the n-th register, and what goes deeper is spilled.
 */
final class IntegerLowering {
    /** The registers of the operands; R4 takes the right one where they run out, R0 and R5 are for operators. */
    private static final Register[] OPERANDS = {Register.R1, Register.R2, Register.R3};

    private static final Register LAST = Register.R4;

    private final Target target;
    private final IntegerLoads loads;

    IntegerLowering(Target target, IntegerLoads loads) {
        this.target = target;
        this.loads = loads;
    }

    /** Makes ready what a value is to be read to, where many are read one after the other. */
    void begin(IntegerSource source) {
        loads.begin(source);
    }

    /**
     * Loads what the expressions need, or goes on where they are unknown: one that cannot be read outweighs one that is
     * absent, in whatever order they come.
     */
    void prepare(List<IntegerExpression> expressions, Label ifUnreadable, Label ifAbsent) {
        IntegerLeaves collector = new IntegerLeaves();
        expressions.forEach(expression -> expression.accept(collector));
        List<IntegerExpression> leaves = new ArrayList<>(new IntegerExpression.Constant(0).accept(collector));
        leaves.sort((a, b) -> Boolean.compare(loads.unknowns(a) != Unknowns.NONE, loads.unknowns(b) != Unknowns.NONE));
        int unknownLeaves = (int) leaves.stream()
                .filter(leaf -> loads.unknowns(leaf) != Unknowns.NONE)
                .count();
        if (unknownLeaves < 2) {
            leaves.forEach(leaf -> loads.prepare(leaf, ifUnreadable, ifAbsent));
            return;
        }
        int flag = target.frame().slotOf(List.of("absent operand", List.copyOf(leaves)));
        target.code().store(Size.DW, Register.R10, flag, 0);
        for (IntegerExpression leaf : leaves) {
            if (loads.unknowns(leaf) == Unknowns.NONE) {
                loads.prepare(leaf, ifUnreadable, ifAbsent);
                continue;
            }
            Label absent = new Label("operand_absent");
            Label done = new Label("operand_done");
            loads.prepare(leaf, ifUnreadable, absent);
            target.flow().jump(done);
            target.flow().bind(absent);
            if (target.flow().isReachable()) {
                target.code().store(Size.DW, Register.R10, flag, 1);
            }
            target.flow().bind(done);
        }
        target.code().load(Size.DW, Register.R1, Register.R10, flag);
        target.flow().jumpIf(JumpOp.NE, Register.R1, 0, ifAbsent);
    }

    /** {@code R1} = the value of a prepared expression; R0 and R2 to R5 are lost. */
    void evaluate(IntegerExpression expression) {
        evaluate(expression, 0, 0);
    }

    /** {@code R1} and {@code R2} = the values of two prepared expressions. */
    void evaluate(IntegerExpression left, IntegerExpression right) {
        evaluate(left, 0, 0);
        evaluate(right, 1, 0);
    }

    /** Whether the value of a constant fits where an instruction has room for one. */
    static boolean fitsInstruction(long value) {
        return (int) value == value;
    }

    private void evaluate(IntegerExpression expression, int depth, int spills) {
        Register destination = OPERANDS[depth];
        if (expression instanceof IntegerExpression.Constant constant) {
            target.code().move(destination, constant.value());
        } else if (expression instanceof IntegerExpression.Unary unary) {
            evaluate(unary.operand(), depth, spills);
            unary(unary.operator(), destination);
        } else if (expression instanceof IntegerExpression.Binary binary) {
            binary(binary, depth, spills);
        } else {
            loads.load(expression, destination);
        }
    }

    private void unary(UnaryOperator operator, Register destination) {
        switch (operator) {
            case NEGATE -> target.code().negate(destination);
            case COMPLEMENT -> target.code().alu(AluOp.XOR, destination, -1);
        }
    }

    private void binary(IntegerExpression.Binary binary, int depth, int spills) {
        Register left = OPERANDS[depth];
        if (binary.right() instanceof IntegerExpression.Constant constant && fitsInstruction(constant.value())) {
            evaluate(binary.left(), depth, spills);
            ArithmeticLowering.apply(target.code(), binary.operator(), left, (int) constant.value());
        } else if (depth + 1 < OPERANDS.length) {
            evaluate(binary.left(), depth, spills);
            evaluate(binary.right(), depth + 1, spills);
            ArithmeticLowering.apply(target.code(), binary.operator(), left, OPERANDS[depth + 1]);
        } else {
            spill(binary.left(), binary.operator(), binary.right(), depth, spills);
        }
    }

    private void spill(
            IntegerExpression left, BinaryOperator operator, IntegerExpression right, int depth, int spills) {
        int slot = target.frame().slotOf("spilled operand " + spills);
        evaluate(left, depth, spills);
        target.code().store(Size.DW, Register.R10, slot, OPERANDS[depth]);
        evaluate(right, depth, spills + 1);
        target.code().move(LAST, OPERANDS[depth]).load(Size.DW, OPERANDS[depth], Register.R10, slot);
        ArithmeticLowering.apply(target.code(), operator, OPERANDS[depth], LAST);
    }
}
