package org.syscalltrack.dsl.planner;

import org.syscalltrack.dsl.catalog.FieldType;
import org.syscalltrack.dsl.catalog.IntegerType;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.model.StructFields;
import org.syscalltrack.dsl.plan.BinaryOperator;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerSource;

/** Binds integers; what is constant is computed. */
final class IntegerBinder implements IntegerValue.Visitor<IntegerExpression> {
    private final EntryBinding binding;

    IntegerBinder(EntryBinding binding) {
        this.binding = binding;
    }

    IntegerExpression bind(IntegerValue value) {
        return value.accept(this);
    }

    private static IntegerExpression constant(long value) {
        return new IntegerExpression.Constant(value);
    }

    private static IntegerExpression load(IntegerSource source) {
        return new IntegerExpression.Load(source);
    }

    @Override
    public IntegerExpression literal(IntegerValue.Literal node) {
        return constant(node.value());
    }

    @Override
    public IntegerExpression kernelConstant(IntegerValue.KernelConstant node) {
        return constant(binding.kernelConstant(node.name()));
    }

    @Override
    public IntegerExpression parameter(IntegerValue.Parameter node) {
        int index = binding.index(node.parameter());
        return load(argument(index));
    }

    /** A canonical parameter as the entry passes it. */
    IntegerSource argument(int index) {
        return new IntegerSource.Argument(
                index, binding.entry().arguments().get(index).type());
    }

    @Override
    public IntegerExpression field(IntegerValue.Field node) {
        StructFields.Place place = binding.place(node.field());
        int parameter = binding.index(node.field().parameter());
        FieldBinder fields = new FieldBinder(binding);
        if (place.type() instanceof FieldType.Bits bits) {
            IntegerType storage = bits.storage();
            IntegerExpression whole =
                    load(new IntegerSource.PointedField(parameter, fields.access(node.field(), place), storage));
            IntegerExpression shifted = bits.shift() == 0
                    ? whole
                    : new IntegerExpression.Binary(BinaryOperator.SHIFT_RIGHT_LOGICAL, whole, constant(bits.shift()));
            return new IntegerExpression.Binary(BinaryOperator.AND, shifted, constant((1L << bits.width()) - 1));
        }
        return load(new IntegerSource.PointedField(
                parameter, fields.access(node.field(), place), fields.integerType(place.type())));
    }

    @Override
    public IntegerExpression processNumber(IntegerValue.ProcessNumber node) {
        return load(new IntegerSource.ProcessNumber(node.which()));
    }

    @Override
    public IntegerExpression returnValue(IntegerValue.ReturnValue node) {
        return load(new IntegerSource.ReturnValue());
    }

    @Override
    public IntegerExpression errorNumber(IntegerValue.ErrorNumber node) {
        return load(new IntegerSource.ErrorNumber());
    }

    @Override
    public IntegerExpression callNumber(IntegerValue.CallNumber node) {
        return constant(binding.entry().number());
    }

    @Override
    public IntegerExpression file(IntegerValue.File node) {
        return load(new IntegerSource.FileNumber(new StringBinder(binding).path(node.file()), node.attribute()));
    }

    @Override
    public IntegerExpression unary(IntegerValue.Unary node) {
        IntegerExpression operand = bind(node.operand());
        return operand instanceof IntegerExpression.Constant known
                ? constant(node.operator().apply(known.value()))
                : new IntegerExpression.Unary(node.operator(), operand);
    }

    @Override
    public IntegerExpression binary(IntegerValue.Binary node) {
        IntegerExpression left = bind(node.left());
        IntegerExpression right = bind(node.right());
        BinaryOperator operator = node.operator().bind(binding.signedness().isUnsigned(node));
        return left instanceof IntegerExpression.Constant first && right instanceof IntegerExpression.Constant second
                ? constant(operator.apply(first.value(), second.value()))
                : new IntegerExpression.Binary(operator, left, right);
    }

    @Override
    public IntegerExpression truth(IntegerValue.Truth node) {
        return new IntegerExpression.Truth(new ConditionBinder(binding).bind(node.predicate()));
    }
}
