package org.syscalltrack.dsl.planner;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.syscalltrack.dsl.catalog.ConstantGroup;
import org.syscalltrack.dsl.catalog.FieldType;
import org.syscalltrack.dsl.catalog.IntegerType;
import org.syscalltrack.dsl.catalog.StructLayout;
import org.syscalltrack.dsl.catalog.StructType;
import org.syscalltrack.dsl.event.EventRecord;
import org.syscalltrack.dsl.event.FormatPiece;
import org.syscalltrack.dsl.event.IntegerStyle;
import org.syscalltrack.dsl.event.ValueTest;
import org.syscalltrack.dsl.plan.BinaryOperator;
import org.syscalltrack.dsl.plan.FieldAccess;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerSource;

/** Plans the look of structs behind one argument: {@code {tv_sec=1, tv_nsec=0}}. */
final class StructPlanner {
    /** A set of signals, written by names. */
    private static final String SIGNAL_SET = "sigset";

    /** An array of two structs, as {@code utimensat} takes it. */
    private static final String PAIR = "_pair";

    /** What is kept free for the other arguments and the rest of the line. */
    private static final int RESERVED_FIELDS = 16;

    private final EntryBinding binding;
    private final EventPlanner event;
    private final int parameter;

    /** @param parameter the index of the argument that points at the structs */
    StructPlanner(EntryBinding binding, EventPlanner event, int parameter) {
        this.binding = binding;
        this.event = event;
        this.parameter = parameter;
    }

    int sizeOf(String struct) {
        return layout(struct).map(StructLayout::size).orElse(0);
    }

    private Optional<StructLayout> layout(String struct) {
        return binding.catalog()
                .struct(struct)
                .flatMap(type -> type.layout(binding.entry().abi()));
    }

    /** What {@code body} plans, if its first field could be read; else the argument's address. */
    void readable(Runnable body) {
        ArgumentsPlanner arguments = new ArgumentsPlanner(binding, event);
        int pointer = arguments.argumentField(parameter);
        int first = event.fieldCount();
        List<FormatPiece> pieces = event.collect(body);
        ValueTest test = event.fieldCount() == first ? new ValueTest.Above(pointer, 0) : new ValueTest.Known(first);
        event.add(new FormatPiece.When(test, pieces, event.collect(() -> arguments.address(parameter))));
    }

    /** A struct at an offset from the argument. */
    void plan(String struct, int offset, String label) {
        if (struct.equals(SIGNAL_SET)) {
            event.add(new FormatPiece.SignalSet(integerAt(offset, new IntegerType(Long.SIZE, false), false, label)));
            return;
        }
        if (struct.endsWith(PAIR)) {
            pair(struct, offset, label);
            return;
        }
        Optional<StructType> type = binding.catalog().struct(struct);
        Optional<StructLayout> layout = layout(struct);
        event.text("{");
        String separator = "";
        boolean more = type.isEmpty() || layout.isEmpty();
        if (!more) {
            List<String> shown = type.orElseThrow().shown();
            for (StructLayout.Field field : inOrder(layout.orElseThrow(), shown)) {
                if (isTellable(field.type()) && event.fieldCount() < EventRecord.MAXIMUM_FIELDS - RESERVED_FIELDS) {
                    event.text(separator + field.name() + "=");
                    field(type.orElseThrow(), field, offset + field.offset(), label + "." + field.name());
                    separator = ", ";
                } else {
                    more = true;
                }
            }
            more |= !shown.isEmpty()
                    && shown.size() < layout.orElseThrow().fields().size();
        }
        event.text(more ? separator + "...}" : "}");
    }

    private void pair(String struct, int offset, String label) {
        event.text("[");
        String separator = "";
        for (StructLayout.Field field : layout(struct).map(StructLayout::fields).orElse(List.of())) {
            if (field.type() instanceof FieldType.Embedded inner) {
                event.text(separator);
                plan(inner.struct(), offset + field.offset(), label + "." + field.name());
                separator = ", ";
            }
        }
        event.text("]");
    }

    private static List<StructLayout.Field> inOrder(StructLayout layout, List<String> shown) {
        return shown.isEmpty()
                ? layout.fields()
                : shown.stream().flatMap(name -> layout.field(name).stream()).toList();
    }

    private static boolean isTellable(FieldType type) {
        return !(type instanceof FieldType.Opaque
                        || type instanceof FieldType.Text
                        || type instanceof FieldType.Address)
                && !(type instanceof FieldType.Array array && array.count() == 0);
    }

    private void field(StructType struct, StructLayout.Field field, int offset, String label) {
        Optional<ConstantGroup> group = binding.catalog().groupOf(struct, field);
        if (field.type() instanceof FieldType.Embedded inner) {
            plan(inner.struct(), offset, label);
        } else if (field.type() instanceof FieldType.Array array) {
            array(array, offset, label);
        } else if (field.type() instanceof FieldType.Bits bits) {
            event.add(new FormatPiece.IntegerField(bitsAt(bits, offset, label), IntegerStyle.UNSIGNED));
        } else if (field.type() instanceof FieldType.Pointer) {
            IntegerType address = new IntegerType(binding.entry().abi().pointerBytes() * Byte.SIZE, false);
            integer(integerAt(offset, address, false, label), address, group, IntegerStyle.ADDRESS);
        } else if (field.type() instanceof FieldType.Int integer) {
            boolean device = field.name().endsWith("_dev") || field.name().endsWith("_rdev");
            int index = integerAt(offset, integer.type(), integer.networkOrder(), label);
            if (integer.networkOrder()) {
                event.text(integer.type().bits() == Short.SIZE ? "htons(" : "htonl(");
                event.add(new FormatPiece.IntegerField(index, IntegerStyle.UNSIGNED));
                event.text(")");
            } else {
                integer(
                        index,
                        integer.type(),
                        group,
                        device ? IntegerStyle.DEVICE : ArgumentLook.decimal(integer.type()));
            }
        }
    }

    private void integer(int index, IntegerType type, Optional<ConstantGroup> group, IntegerStyle style) {
        event.add(
                group.isPresent()
                        ? new FormatPiece.NamedField(
                                index, new NamesBinder(binding).bind(group.orElseThrow(), type.bits()))
                        : new FormatPiece.IntegerField(index, style));
    }

    /** Elements that are integers; an array of anything else is told by nobody. */
    private void array(FieldType.Array array, int offset, String label) {
        event.text("[");
        int shown = 0;
        if (array.element() instanceof FieldType.Int element) {
            int size = element.type().bits() / Byte.SIZE;
            while (shown < Math.min(array.count(), 4)) {
                event.text(shown == 0 ? "" : ", ");
                event.add(new FormatPiece.IntegerField(
                        integerAt(offset + shown * size, element.type(), false, label + "[" + shown + "]"),
                        ArgumentLook.decimal(element.type())));
                shown++;
            }
        }
        event.text(shown < array.count() ? (shown == 0 ? "...]" : ", ...]") : "]");
    }

    private int bitsAt(FieldType.Bits bits, int offset, String label) {
        IntegerExpression whole = load(offset, bits.storage(), false, OptionalInt.empty(), label);
        IntegerExpression shifted = new IntegerExpression.Binary(
                BinaryOperator.SHIFT_RIGHT_LOGICAL, whole, new IntegerExpression.Constant(bits.shift()));
        return event.integerField(
                new IntegerExpression.Binary(
                        BinaryOperator.AND, shifted, new IntegerExpression.Constant((1L << bits.width()) - 1)),
                label);
    }

    /** The field with an integer at an offset from the argument. */
    int integerAt(int offset, IntegerType type, boolean networkOrder, String label) {
        return event.integerField(load(offset, type, networkOrder, OptionalInt.empty(), label), label);
    }

    /** An integer at an offset from the argument, which exists for one address family only or for all. */
    IntegerExpression load(int offset, IntegerType type, boolean networkOrder, OptionalInt family, String label) {
        FieldAccess access = new FieldAccess(
                label.substring(label.lastIndexOf('.') + 1),
                offset,
                type.bits() / Byte.SIZE,
                networkOrder,
                family,
                OptionalInt.empty());
        return new IntegerExpression.Load(new IntegerSource.PointedField(parameter, access, type));
    }
}
