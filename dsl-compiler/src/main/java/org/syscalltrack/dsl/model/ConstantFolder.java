package org.syscalltrack.dsl.model;

import java.util.OptionalLong;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Catalog;

/** Computes constant values for an ABI, with the arithmetic that the backends use. */
public final class ConstantFolder implements IntegerValue.Visitor<OptionalLong> {
    private final Catalog catalog;
    private final Abi abi;

    /** Constants have the values that {@code catalog} gives for {@code abi}. */
    public ConstantFolder(Catalog catalog, Abi abi) {
        this.catalog = catalog;
        this.abi = abi;
    }

    /** The value; empty where it is not constant, or names a constant that the ABI lacks. */
    public OptionalLong fold(IntegerValue value) {
        return value.accept(this);
    }

    /** Whether a constant value is an unsigned 64-bit number. */
    public static boolean isUnsigned(IntegerValue value) {
        if (value instanceof IntegerValue.Literal literal) {
            return literal.unsigned();
        }
        if (value instanceof IntegerValue.Unary unary) {
            return isUnsigned(unary.operand());
        }
        if (value instanceof IntegerValue.Binary binary) {
            return isUnsigned(binary.left()) || (!binary.operator().isShift() && isUnsigned(binary.right()));
        }
        return false;
    }

    @Override
    public OptionalLong literal(IntegerValue.Literal node) {
        return OptionalLong.of(node.value());
    }

    @Override
    public OptionalLong kernelConstant(IntegerValue.KernelConstant node) {
        return catalog.constant(node.name(), abi);
    }

    @Override
    public OptionalLong unary(IntegerValue.Unary node) {
        OptionalLong operand = fold(node.operand());
        return operand.isEmpty() ? operand : OptionalLong.of(node.operator().apply(operand.getAsLong()));
    }

    @Override
    public OptionalLong binary(IntegerValue.Binary node) {
        OptionalLong left = fold(node.left());
        OptionalLong right = fold(node.right());
        if (left.isEmpty() || right.isEmpty()) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(node.operator().bind(isUnsigned(node)).apply(left.getAsLong(), right.getAsLong()));
    }

    @Override
    public OptionalLong truth(IntegerValue.Truth node) {
        return node.predicate() instanceof Predicate.Literal literal
                ? OptionalLong.of(literal.value() ? 1 : 0)
                : OptionalLong.empty();
    }

    @Override
    public OptionalLong parameter(IntegerValue.Parameter node) {
        return OptionalLong.empty();
    }

    @Override
    public OptionalLong field(IntegerValue.Field node) {
        return OptionalLong.empty();
    }

    @Override
    public OptionalLong processNumber(IntegerValue.ProcessNumber node) {
        return OptionalLong.empty();
    }

    @Override
    public OptionalLong returnValue(IntegerValue.ReturnValue node) {
        return OptionalLong.empty();
    }

    @Override
    public OptionalLong errorNumber(IntegerValue.ErrorNumber node) {
        return OptionalLong.empty();
    }

    @Override
    public OptionalLong callNumber(IntegerValue.CallNumber node) {
        return OptionalLong.empty();
    }

    @Override
    public OptionalLong file(IntegerValue.File node) {
        return OptionalLong.empty();
    }
}
