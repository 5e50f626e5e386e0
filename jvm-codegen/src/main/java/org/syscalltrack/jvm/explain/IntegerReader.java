package org.syscalltrack.jvm.explain;

import java.math.BigInteger;
import org.syscalltrack.dsl.catalog.IntegerType;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.UnaryOperator;
import org.syscalltrack.jvm.call.Availability;
import org.syscalltrack.jvm.call.CallView;
import org.syscalltrack.jvm.call.ProcessView;
import org.syscalltrack.jvm.code.Truth;

/** Computes integers with unbounded numbers, and takes the low 64 bits of each result. */
final class IntegerReader implements IntegerExpression.Visitor<IntegerResult>, IntegerSource.Visitor<IntegerResult> {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(Long.SIZE);

    private final Interpreter interpreter;
    private final CallView call;
    private final ProcessView process;

    IntegerReader(Interpreter interpreter, CallView call, ProcessView process) {
        this.interpreter = interpreter;
        this.call = call;
        this.process = process;
    }

    IntegerResult read(IntegerExpression expression) {
        return expression.accept(this);
    }

    @Override
    public IntegerResult constant(IntegerExpression.Constant node) {
        return IntegerResult.known(node.value());
    }

    @Override
    public IntegerResult load(IntegerExpression.Load node) {
        return node.source().accept(this);
    }

    @Override
    public IntegerResult unary(IntegerExpression.Unary node) {
        IntegerResult operand = read(node.operand());
        if (!operand.isKnown()) {
            return operand;
        }
        BigInteger value = BigInteger.valueOf(operand.value());
        return IntegerResult.known(
                (node.operator() == UnaryOperator.NEGATE ? value.negate() : value.not()).longValue());
    }

    @Override
    public IntegerResult binary(IntegerExpression.Binary node) {
        IntegerResult left = read(node.left());
        IntegerResult right = read(node.right());
        int missing = left.state() | right.state();
        if (missing != Availability.KNOWN) {
            return new IntegerResult(missing >= Availability.UNREADABLE ? Availability.UNREADABLE : missing, 0);
        }
        BigInteger first = BigInteger.valueOf(left.value());
        BigInteger second = BigInteger.valueOf(right.value());
        BigInteger result = switch (node.operator()) {
            case ADD -> first.add(second);
            case SUBTRACT -> first.subtract(second);
            case MULTIPLY -> first.multiply(second);
            case DIVIDE_SIGNED -> divide(first, second);
            case DIVIDE_UNSIGNED -> divide(first.mod(MODULUS), second.mod(MODULUS));
            case REMAINDER_SIGNED -> first.subtract(divide(first, second).multiply(second));
            case REMAINDER_UNSIGNED ->
                first.mod(MODULUS)
                        .subtract(
                                divide(first.mod(MODULUS), second.mod(MODULUS)).multiply(second.mod(MODULUS)));
            case SHIFT_LEFT -> first.shiftLeft(second.intValue() & 63);
            case SHIFT_RIGHT_LOGICAL -> first.mod(MODULUS).shiftRight(second.intValue() & 63);
            case SHIFT_RIGHT_ARITHMETIC -> first.shiftRight(second.intValue() & 63);
            case AND -> first.and(second);
            case OR -> first.or(second);
            case EXCLUSIVE_OR -> first.xor(second);
        };
        return IntegerResult.known(result.longValue());
    }

    private static BigInteger divide(BigInteger dividend, BigInteger divisor) {
        return divisor.signum() == 0 ? BigInteger.ZERO : dividend.divide(divisor);
    }

    @Override
    public IntegerResult truth(IntegerExpression.Truth node) {
        int truth = interpreter.explain(node.condition()).truth();
        return truth <= Truth.TRUE
                ? IntegerResult.known(truth)
                : new IntegerResult(truth == Truth.ABSENT ? Availability.ABSENT : Availability.UNREADABLE, 0);
    }

    @Override
    public IntegerResult argument(IntegerSource.Argument node) {
        return of(call.argumentState(node.parameter()), widen(node.type(), call.argument(node.parameter())));
    }

    @Override
    public IntegerResult pointedField(IntegerSource.PointedField node) {
        return of(
                call.fieldState(node.parameter(), node.field()),
                widen(node.type(), call.field(node.parameter(), node.field())));
    }

    private static long widen(IntegerType type, long value) {
        BigInteger limit = BigInteger.ONE.shiftLeft(type.bits());
        BigInteger low = BigInteger.valueOf(value).mod(limit);
        boolean negative = type.signed() && low.testBit(type.bits() - 1);
        return (negative ? low.subtract(limit) : low).longValue();
    }

    @Override
    public IntegerResult returnValue(IntegerSource.ReturnValue node) {
        return of(call.resultState(), call.result());
    }

    @Override
    public IntegerResult errorNumber(IntegerSource.ErrorNumber node) {
        boolean failed = call.result() >= -4095 && call.result() <= -1;
        return of(call.resultState(), failed ? -call.result() : 0);
    }

    @Override
    public IntegerResult processNumber(IntegerSource.ProcessNumber node) {
        return of(process.numberState(node.which()), process.number(node.which()));
    }

    @Override
    public IntegerResult fileNumber(IntegerSource.FileNumber node) {
        return of(call.fileState(node.file(), node.attribute()), call.file(node.file(), node.attribute()));
    }

    private static IntegerResult of(int state, long value) {
        return new IntegerResult(state, state == Availability.KNOWN ? value : 0);
    }
}
