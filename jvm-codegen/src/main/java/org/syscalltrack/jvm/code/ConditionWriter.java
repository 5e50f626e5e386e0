package org.syscalltrack.jvm.code;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.syscalltrack.dsl.plan.ComparisonOperator;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.FieldAccess;
import org.syscalltrack.dsl.plan.IntegerRange;
import org.syscalltrack.dsl.plan.StringOperator;
import org.syscalltrack.dsl.plan.StringSource;
import org.syscalltrack.jvm.call.Availability;
import org.syscalltrack.jvm.call.ByteSlice;

/** Writes a condition as jumps to the {@link Targets} of its four truth values. */
final class ConditionWriter {
    /** A list of operands longer than this is written as a tree, whose branches may become methods of their own. */
    private static final int FAN_OUT = 32;

    /** More ranges than these are looked up in a set. */
    private static final int INLINE_RANGES = 4;

    private final ChainClass owner;
    private final Code code;
    private final ClassConstants constants;

    ConditionWriter(ChainClass owner, Code code, ClassConstants constants) {
        this.owner = owner;
        this.code = code;
        this.constants = constants;
    }

    /** Writes a condition in this method, or, where it would grow too large, as a call of another one. */
    void write(Condition condition, Targets targets) {
        int weight = Weight.of(condition);
        boolean leaf = !(condition instanceof Condition.And || condition instanceof Condition.Or);
        if (leaf || code.takeWeight(Math.min(weight, FAN_OUT))) {
            condition.accept(new Writer(targets));
        } else {
            owner.callFilter(code, condition);
            code.branchOnTruth(targets);
        }
    }

    /** Leaves the condition's truth value on the stack. */
    void materialize(Condition condition) {
        code.materialize(targets -> write(condition, targets));
    }

    private final class Writer implements Condition.Visitor<Code> {
        private final Targets targets;

        Writer(Targets targets) {
            this.targets = targets;
        }

        @Override
        public Code literal(Condition.Literal node) {
            code.jump(node.value() ? targets.onTrue() : targets.onFalse());
            return code;
        }

        @Override
        public Code comparison(Condition.Comparison node) {
            IntegerWriter integers = new IntegerWriter(ConditionWriter.this, code, constants);
            integers.requireKnown(List.of(node.left(), node.right()), targets);
            integers.value(node.left());
            integers.value(node.right());
            if (isUnsigned(node.operator())) {
                code.callStatic(Long.class, "compareUnsigned", "(JJ)I");
            } else {
                code.method().visitInsn(Opcodes.LCMP);
            }
            code.method().visitJumpInsn(jumpOf(node.operator()), targets.onTrue());
            code.jump(targets.onFalse());
            return code;
        }

        @Override
        public Code integerMembership(Condition.IntegerMembership node) {
            IntegerWriter integers = new IntegerWriter(ConditionWriter.this, code, constants);
            integers.requireKnown(List.of(node.value()), targets);
            if (node.ranges().size() <= INLINE_RANGES) {
                return inlineRanges(integers, node);
            }
            constants.load(code.method(), new IntegerSet(node.ranges()), IntegerSet.class);
            integers.value(node.value());
            code.method()
                    .visitMethodInsn(
                            Opcodes.INVOKEVIRTUAL, Type.getInternalName(IntegerSet.class), "contains", "(J)Z", false);
            code.method().visitJumpInsn(Opcodes.IFNE, targets.onTrue());
            code.jump(targets.onFalse());
            return code;
        }

        private Code inlineRanges(IntegerWriter integers, Condition.IntegerMembership node) {
            int value = code.newLocal();
            // A long takes two local variables.
            code.newLocal();
            integers.value(node.value());
            code.method().visitVarInsn(Opcodes.LSTORE, value);
            for (IntegerRange range : node.ranges()) {
                Label next = new Label();
                code.method().visitVarInsn(Opcodes.LLOAD, value);
                code.push(range.low());
                if (range.low() == range.high()) {
                    code.method().visitInsn(Opcodes.LCMP);
                    code.method().visitJumpInsn(Opcodes.IFEQ, targets.onTrue());
                    continue;
                }
                compare(range);
                code.method().visitJumpInsn(Opcodes.IFLT, next);
                code.method().visitVarInsn(Opcodes.LLOAD, value);
                code.push(range.high());
                compare(range);
                code.method().visitJumpInsn(Opcodes.IFLE, targets.onTrue());
                code.place(next);
            }
            code.jump(targets.onFalse());
            return code;
        }

        private void compare(IntegerRange range) {
            if (range.unsigned()) {
                code.callStatic(Long.class, "compareUnsigned", "(JJ)I");
            } else {
                code.method().visitInsn(Opcodes.LCMP);
            }
        }

        @Override
        public Code stringComparison(Condition.StringComparison node) {
            slice(node.value());
            constants.load(code.method(), owner.literal(node.literal()), byte[].class);
            code.callStatic(StringTests.class, testOf(node.operator()), "(" + Code.SLICE_DESCRIPTOR + "[B)I");
            code.branchOnTruth(targets);
            return code;
        }

        @Override
        public Code stringMembership(Condition.StringMembership node) {
            constants.load(code.method(), new StringSet(node.exact(), node.patterns()), StringSet.class);
            slice(node.value());
            return contains(StringSet.class);
        }

        @Override
        public Code addressMembership(Condition.AddressMembership node) {
            constants.load(code.method(), new AddressSet(node.blocks()), AddressSet.class);
            code.loadCall();
            code.push(node.value().parameter());
            constants.load(code.method(), node.value().field(), FieldAccess.class);
            code.askCall("address", "(ILorg/syscalltrack/dsl/plan/FieldAccess;)" + Code.SLICE_DESCRIPTOR);
            return contains(AddressSet.class);
        }

        private Code contains(Class<?> set) {
            code.method()
                    .visitMethodInsn(
                            Opcodes.INVOKEVIRTUAL,
                            Type.getInternalName(set),
                            "contains",
                            "(" + Code.SLICE_DESCRIPTOR + ")I",
                            false);
            code.branchOnTruth(targets);
            return code;
        }

        /** The left string is copied: the view may give the right one in the same slice. */
        @Override
        public Code stringEquality(Condition.StringEquality node) {
            slice(node.left());
            code.callStatic(ByteSlice.class, "copyOf", "(" + Code.SLICE_DESCRIPTOR + ")" + Code.SLICE_DESCRIPTOR);
            slice(node.right());
            code.callStatic(StringTests.class, "same", "(" + Code.SLICE_DESCRIPTOR + Code.SLICE_DESCRIPTOR + ")I");
            code.branchOnTruth(targets);
            return code;
        }

        private void slice(StringSource source) {
            source.accept(new StringSources(code, constants));
        }

        @Override
        public Code capable(Condition.Capable node) {
            Label known = new Label();
            int state = code.newLocal();
            code.loadCall();
            code.push(node.capability());
            code.askCall("capableState", "(I)I");
            code.method().visitVarInsn(Opcodes.ISTORE, state);
            code.method().visitVarInsn(Opcodes.ILOAD, state);
            code.method().visitJumpInsn(Opcodes.IFEQ, known);
            code.method().visitVarInsn(Opcodes.ILOAD, state);
            code.callStatic(Truth.class, "ofMissing", "(I)I");
            code.branchOnTruth(targets);
            code.place(known);
            code.loadCall();
            code.push(node.capability());
            code.askCall("capable", "(I)Z");
            code.method().visitJumpInsn(Opcodes.IFNE, targets.onTrue());
            code.jump(targets.onFalse());
            return code;
        }

        @Override
        public Code ancestor(Condition.Ancestor node) {
            owner.callAncestors(code, node.condition());
            code.branchOnTruth(targets);
            return code;
        }

        @Override
        public Code and(Condition.And node) {
            return kleene(node.operands(), Condition.And::new, true);
        }

        @Override
        public Code or(Condition.Or node) {
            return kleene(node.operands(), Condition.Or::new, false);
        }

        @Override
        public Code not(Condition.Not node) {
            write(node.operand(), targets.negated());
            return code;
        }

        /**
         * The first operand that decides ends it; the states of unknown ones are gathered in a local variable, which
         * tells in the end.
         */
        private Code kleene(List<Condition> operands, Function<List<Condition>, Condition> node, boolean isAnd) {
            int unknown = code.newLocal();
            code.push(0);
            code.method().visitVarInsn(Opcodes.ISTORE, unknown);
            for (Condition operand : grouped(operands, node)) {
                Label next = new Label();
                Targets inner = new Targets(
                        isAnd ? next : targets.onTrue(), isAnd ? targets.onFalse() : next, new Label(), new Label());
                write(operand, inner);
                gather(inner.onAbsent(), Availability.ABSENT, unknown, next);
                gather(inner.onUnreadable(), Availability.UNREADABLE, unknown, next);
                code.place(next);
            }
            code.method().visitVarInsn(Opcodes.ILOAD, unknown);
            code.method().visitJumpInsn(Opcodes.IFEQ, isAnd ? targets.onTrue() : targets.onFalse());
            code.method().visitVarInsn(Opcodes.ILOAD, unknown);
            code.push(1);
            code.method().visitJumpInsn(Opcodes.IF_ICMPGT, targets.onUnreadable());
            code.jump(targets.onAbsent());
            return code;
        }

        private void gather(Label label, int state, int unknown, Label next) {
            code.place(label);
            code.method().visitVarInsn(Opcodes.ILOAD, unknown);
            code.push(state);
            code.method().visitInsn(Opcodes.IOR);
            code.method().visitVarInsn(Opcodes.ISTORE, unknown);
            code.jump(next);
        }
    }

    private static List<Condition> grouped(List<Condition> operands, Function<List<Condition>, Condition> node) {
        if (operands.size() <= FAN_OUT) {
            return operands;
        }
        int size = FAN_OUT;
        while (size * FAN_OUT < operands.size()) {
            size *= FAN_OUT;
        }
        List<Condition> groups = new ArrayList<>();
        for (int from = 0; from < operands.size(); from += size) {
            groups.add(node.apply(operands.subList(from, Math.min(operands.size(), from + size))));
        }
        return groups;
    }

    private static boolean isUnsigned(ComparisonOperator operator) {
        return switch (operator) {
            case LESS_UNSIGNED, LESS_OR_EQUAL_UNSIGNED, GREATER_UNSIGNED, GREATER_OR_EQUAL_UNSIGNED -> true;
            case EQUAL, NOT_EQUAL, LESS_SIGNED, LESS_OR_EQUAL_SIGNED, GREATER_SIGNED, GREATER_OR_EQUAL_SIGNED -> false;
        };
    }

    private static int jumpOf(ComparisonOperator operator) {
        return switch (operator) {
            case EQUAL -> Opcodes.IFEQ;
            case NOT_EQUAL -> Opcodes.IFNE;
            case LESS_SIGNED, LESS_UNSIGNED -> Opcodes.IFLT;
            case LESS_OR_EQUAL_SIGNED, LESS_OR_EQUAL_UNSIGNED -> Opcodes.IFLE;
            case GREATER_SIGNED, GREATER_UNSIGNED -> Opcodes.IFGT;
            case GREATER_OR_EQUAL_SIGNED, GREATER_OR_EQUAL_UNSIGNED -> Opcodes.IFGE;
        };
    }

    private static String testOf(StringOperator operator) {
        return switch (operator) {
            case EQUALS -> "equal";
            case STARTS_WITH -> "startsWith";
            case ENDS_WITH -> "endsWith";
            case CONTAINS -> "contains";
        };
    }
}
