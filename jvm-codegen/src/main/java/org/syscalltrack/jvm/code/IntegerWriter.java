package org.syscalltrack.jvm.code;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.UnaryOperator;

/**
 * Writes integer expressions. First the states of all operands are asked for and joined, with one branch; only where all
 * are known are the values asked for, so nothing is left on the stack when an operand is missing.
 */
final class IntegerWriter implements IntegerExpression.Visitor<Code> {
    private final ConditionWriter conditions;
    private final Code code;
    private final ClassConstants constants;
    private final Map<IntegerExpression.Truth, Integer> truths = new HashMap<>();

    IntegerWriter(ConditionWriter conditions, Code code, ClassConstants constants) {
        this.conditions = conditions;
        this.code = code;
        this.constants = constants;
    }

    /** Goes on in line where all operands of these expressions are known, else where the targets say. */
    void requireKnown(List<IntegerExpression> expressions, Targets targets) {
        Operands operands = new Operands();
        expressions.forEach(expression -> expression.accept(operands));
        for (IntegerExpression.Truth truth : operands.truths) {
            int local = code.newLocal();
            conditions.materialize(truth.condition());
            code.method().visitVarInsn(Opcodes.ISTORE, local);
            truths.put(truth, local);
        }
        int count = 0;
        for (IntegerSource source : operands.sources) {
            IntegerSources.state(source, code, constants);
            joinState(count++);
        }
        for (IntegerExpression.Truth truth : operands.truths) {
            code.method().visitVarInsn(Opcodes.ILOAD, truthLocal(truth));
            code.callStatic(Truth.class, "stateOf", "(I)I");
            joinState(count++);
        }
        if (count > 0) {
            branchOnState(targets);
        }
    }

    private int truthLocal(IntegerExpression.Truth truth) {
        return Objects.requireNonNull(truths.get(truth));
    }

    private void joinState(int before) {
        if (before > 0) {
            code.method().visitInsn(Opcodes.IOR);
        }
    }

    private void branchOnState(Targets targets) {
        int state = code.newLocal();
        Label known = new Label();
        code.method().visitVarInsn(Opcodes.ISTORE, state);
        code.method().visitVarInsn(Opcodes.ILOAD, state);
        code.method().visitJumpInsn(Opcodes.IFEQ, known);
        code.method().visitVarInsn(Opcodes.ILOAD, state);
        code.push(1);
        code.method().visitJumpInsn(Opcodes.IF_ICMPGT, targets.onUnreadable());
        code.jump(targets.onAbsent());
        code.place(known);
    }

    /** Leaves the value of an expression whose operands are known on the stack. */
    void value(IntegerExpression expression) {
        expression.accept(this);
    }

    @Override
    public Code constant(IntegerExpression.Constant node) {
        code.push(node.value());
        return code;
    }

    @Override
    public Code load(IntegerExpression.Load node) {
        IntegerSources.value(node.source(), code, constants);
        return code;
    }

    @Override
    public Code unary(IntegerExpression.Unary node) {
        value(node.operand());
        if (node.operator() == UnaryOperator.NEGATE) {
            code.method().visitInsn(Opcodes.LNEG);
        } else {
            code.push(-1L);
            code.method().visitInsn(Opcodes.LXOR);
        }
        return code;
    }

    @Override
    public Code binary(IntegerExpression.Binary node) {
        value(node.left());
        value(node.right());
        switch (node.operator()) {
            case ADD -> code.method().visitInsn(Opcodes.LADD);
            case SUBTRACT -> code.method().visitInsn(Opcodes.LSUB);
            case MULTIPLY -> code.method().visitInsn(Opcodes.LMUL);
            case DIVIDE_SIGNED -> code.callStatic(Arithmetic.class, "divideSigned", "(JJ)J");
            case DIVIDE_UNSIGNED -> code.callStatic(Arithmetic.class, "divideUnsigned", "(JJ)J");
            case REMAINDER_SIGNED -> code.callStatic(Arithmetic.class, "remainderSigned", "(JJ)J");
            case REMAINDER_UNSIGNED -> code.callStatic(Arithmetic.class, "remainderUnsigned", "(JJ)J");
            case SHIFT_LEFT -> shift(Opcodes.LSHL);
            case SHIFT_RIGHT_LOGICAL -> shift(Opcodes.LUSHR);
            case SHIFT_RIGHT_ARITHMETIC -> shift(Opcodes.LSHR);
            case AND -> code.method().visitInsn(Opcodes.LAND);
            case OR -> code.method().visitInsn(Opcodes.LOR);
            case EXCLUSIVE_OR -> code.method().visitInsn(Opcodes.LXOR);
        }
        return code;
    }

    /** The JVM takes an int as the count, and its low six bits (JVMS 6.5, lshl). */
    private void shift(int opcode) {
        code.method().visitInsn(Opcodes.L2I);
        code.method().visitInsn(opcode);
    }

    @Override
    public Code truth(IntegerExpression.Truth node) {
        code.method().visitVarInsn(Opcodes.ILOAD, truthLocal(node));
        code.method().visitInsn(Opcodes.I2L);
        return code;
    }

    /** Collects what an expression reads. */
    private static final class Operands implements IntegerExpression.Visitor<Operands> {
        final Set<IntegerSource> sources = new LinkedHashSet<>();
        final Set<IntegerExpression.Truth> truths = new LinkedHashSet<>();

        @Override
        public Operands constant(IntegerExpression.Constant node) {
            return this;
        }

        @Override
        public Operands load(IntegerExpression.Load node) {
            sources.add(node.source());
            return this;
        }

        @Override
        public Operands unary(IntegerExpression.Unary node) {
            return node.operand().accept(this);
        }

        @Override
        public Operands binary(IntegerExpression.Binary node) {
            node.left().accept(this);
            return node.right().accept(this);
        }

        @Override
        public Operands truth(IntegerExpression.Truth node) {
            truths.add(node);
            return this;
        }
    }
}
