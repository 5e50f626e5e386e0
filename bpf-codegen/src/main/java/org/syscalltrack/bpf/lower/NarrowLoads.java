package org.syscalltrack.bpf.lower;

import java.util.OptionalInt;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.dsl.catalog.IntegerType;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerSource;

/**
 * Values of 32 bits that are compared with a constant of as many: the machine compares the low halves of registers, so
 * nothing needs to be sign-extended first. Extension keeps the order of numbers, signed and unsigned.
 */
final class NarrowLoads {
    private static final IntegerType UNSIGNED = new IntegerType(Integer.SIZE, false);

    private final ArgumentLoads arguments;
    private final ProcessValues process;

    NarrowLoads(ArgumentLoads arguments, ProcessValues process) {
        this.arguments = arguments;
        this.process = process;
    }

    /** The constant's low half, if the expression is narrow and can have the constant's value at all. */
    OptionalInt constantFor(IntegerExpression expression, long value) {
        if (!(expression instanceof IntegerExpression.Load load) || !isNarrow(load.source())) {
            return OptionalInt.empty();
        }
        boolean fits = isSigned(expression) ? (int) value == value : (value & 0xffffffffL) == value;
        return fits ? OptionalInt.of((int) value) : OptionalInt.empty();
    }

    /** Whether a narrow expression has a sign. */
    boolean isSigned(IntegerExpression expression) {
        return expression instanceof IntegerExpression.Load load
                && load.source() instanceof IntegerSource.Argument argument
                && typeOf(argument).signed();
    }

    /** {@code destination} = the low 32 bits of a narrow expression. */
    void load(IntegerExpression expression, Register destination) {
        IntegerSource source = ((IntegerExpression.Load) expression).source();
        if (source instanceof IntegerSource.Argument argument) {
            arguments.loadNarrow(argument.parameter(), destination);
        } else if (source instanceof IntegerSource.ProcessNumber number) {
            process.load(number.which(), destination);
        }
    }

    private boolean isNarrow(IntegerSource source) {
        return (source instanceof IntegerSource.Argument argument && arguments.isNarrowRegister(argument.parameter()))
                || (source instanceof IntegerSource.ProcessNumber number && ProcessValues.isNarrow(number.which()));
    }

    private IntegerType typeOf(IntegerSource.Argument argument) {
        return arguments.isNarrowRegister(argument.parameter()) ? arguments.typeOf(argument.parameter()) : UNSIGNED;
    }
}
