package org.syscalltrack.dsl.model;

import org.syscalltrack.dsl.catalog.FieldType;
import org.syscalltrack.dsl.catalog.IntegerType;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.plan.FileAttribute;
import org.syscalltrack.dsl.plan.ProcessInteger;

/**
 * Whether an operand counts as an unsigned 64-bit number, which makes comparison, division and right shift unsigned, as
 * in C. Every narrower operand fits in a signed 64-bit number once it is widened. The canonical type of a parameter
 * decides on every ABI, so that a rule means the same for 32-bit callers.
 */
public final class Signedness {
    private final StructFields fields;
    private final SystemCall call;

    /** For one call; {@code fields} finds the type of a field. */
    public Signedness(StructFields fields, SystemCall call) {
        this.fields = fields;
        this.call = call;
    }

    /** Whether the value is an unsigned 64-bit number. */
    public boolean isUnsigned(IntegerValue value) {
        return value.accept(new OfValue());
    }

    /** Whether two operands are compared, divided or joined as unsigned numbers. */
    public boolean isUnsigned(IntegerValue left, IntegerValue right) {
        return isUnsigned(left) || isUnsigned(right);
    }

    private static boolean isWide(IntegerType type) {
        return type.bits() == Long.SIZE && !type.signed();
    }

    private final class OfValue implements IntegerValue.Visitor<Boolean> {
        @Override
        public Boolean literal(IntegerValue.Literal node) {
            return node.unsigned();
        }

        @Override
        public Boolean kernelConstant(IntegerValue.KernelConstant node) {
            return false;
        }

        @Override
        public Boolean parameter(IntegerValue.Parameter node) {
            return isWide(call.parameters().get(node.parameter().indexIn(call)).type());
        }

        @Override
        public Boolean field(IntegerValue.Field node) {
            return fields.canonical(call, node.field())
                    .map(field -> field.type() instanceof FieldType.Int integer && isWide(integer.type()))
                    .orElse(false);
        }

        @Override
        public Boolean processNumber(IntegerValue.ProcessNumber node) {
            return node.which() == ProcessInteger.CGROUPID;
        }

        @Override
        public Boolean returnValue(IntegerValue.ReturnValue node) {
            return false;
        }

        @Override
        public Boolean errorNumber(IntegerValue.ErrorNumber node) {
            return false;
        }

        @Override
        public Boolean callNumber(IntegerValue.CallNumber node) {
            return false;
        }

        @Override
        public Boolean file(IntegerValue.File node) {
            return node.attribute() == FileAttribute.INODE || node.attribute() == FileAttribute.DEVICE;
        }

        @Override
        public Boolean unary(IntegerValue.Unary node) {
            return isUnsigned(node.operand());
        }

        @Override
        public Boolean binary(IntegerValue.Binary node) {
            return isUnsigned(node.left()) || (!node.operator().isShift() && isUnsigned(node.right()));
        }

        @Override
        public Boolean truth(IntegerValue.Truth node) {
            return false;
        }
    }
}
