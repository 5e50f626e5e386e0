package org.syscalltrack.dsl.planner;

import java.util.List;
import java.util.OptionalInt;
import org.syscalltrack.dsl.catalog.ConstantGroup;
import org.syscalltrack.dsl.catalog.Direction;
import org.syscalltrack.dsl.catalog.IntegerType;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.event.FormatPiece;
import org.syscalltrack.dsl.event.IntegerStyle;
import org.syscalltrack.dsl.event.ValueTest;
import org.syscalltrack.dsl.plan.StringSource;
import org.syscalltrack.dsl.plan.When;

/**
 * Plans the look of one argument by its kind: as much of it as every backend can carry. Counted bytes, arrays of strings
 * and memory that cannot be read are shown as their address.
 */
final class ArgumentLook implements ParameterKind.Visitor<EventPlanner> {
    /** As many structs of an array. */
    private static final int STRUCTS = 3;

    private final EntryBinding binding;
    private final EventPlanner event;
    private final ArgumentsPlanner arguments;
    private final int index;
    private final Parameter parameter;
    private final StructPlanner structs;

    ArgumentLook(EntryBinding binding, EventPlanner event, ArgumentsPlanner arguments, int index) {
        this.binding = binding;
        this.event = event;
        this.arguments = arguments;
        this.index = index;
        this.parameter = binding.call().parameters().get(index);
        this.structs = new StructPlanner(binding, event, index);
    }

    private String label() {
        return binding.label(index);
    }

    @Override
    public EventPlanner value(ParameterKind.Value kind) {
        IntegerType type = arguments.typeOf(index);
        int field = arguments.argumentField(index);
        ConstantGroup group = arguments.groupOf(index).orElse(null);
        if (group != null) {
            arguments.named(index, group);
            return event;
        }
        switch (kind.role()) {
            case FLAGS -> event.add(new FormatPiece.NamedField(field, NamesBinder.none(type.bits())));
            case MODE -> event.add(new FormatPiece.IntegerField(field, IntegerStyle.OCTAL));
            case DEVICE -> event.add(new FormatPiece.IntegerField(field, IntegerStyle.DEVICE));
            case ADDRESS -> event.add(new FormatPiece.IntegerField(field, IntegerStyle.ADDRESS));
            case DIRECTORY -> choose(field, binding.kernelConstant("AT_FDCWD"), "AT_FDCWD");
            case DESCRIPTOR, PID, UID, GID -> choose(field, -1, "-1");
            default -> event.add(new FormatPiece.IntegerField(field, decimal(type)));
        }
        return event;
    }

    /** A 32-bit value with a name of its own, which may be declared unsigned. */
    private void choose(int field, long value, String name) {
        long mask = ArgumentsPlanner.mask(Integer.SIZE);
        event.add(new FormatPiece.When(
                new ValueTest.OneOf(field, mask, List.of(value & mask)),
                event.collect(() -> event.text(name)),
                event.collect(() -> event.add(new FormatPiece.IntegerField(field, IntegerStyle.SIGNED)))));
    }

    static IntegerStyle decimal(IntegerType type) {
        return type.signed() ? IntegerStyle.SIGNED : IntegerStyle.UNSIGNED;
    }

    @Override
    public EventPlanner userString(ParameterKind.UserString kind) {
        return string(new StringSource.ArgumentString(index));
    }

    @Override
    public EventPlanner path(ParameterKind.Path kind) {
        return string(new StringSource.ArgumentString(index));
    }

    private EventPlanner string(StringSource source) {
        int field = event.stringField(source, label());
        return ifKnown(field, () -> event.add(new FormatPiece.StringField(field)));
    }

    @Override
    public EventPlanner buffer(ParameterKind.Buffer kind) {
        return address();
    }

    private EventPlanner address() {
        arguments.address(index);
        return event;
    }

    /** Whether all backends still have the memory behind the argument when the event is written. */
    private boolean isThere() {
        return event.when() == When.BEFORE || parameter.direction() == Direction.OUT;
    }

    private EventPlanner ifKnown(int field, Runnable look) {
        event.add(new FormatPiece.When(
                new ValueTest.Known(field), event.collect(look), event.collect(() -> arguments.address(index))));
        return event;
    }

    @Override
    public EventPlanner socketAddress(ParameterKind.SocketAddress kind) {
        if (!isThere()) {
            return address();
        }
        structs.readable(() -> new SocketAddressPlanner(binding, event, structs, index).plan());
        return event;
    }

    @Override
    public EventPlanner struct(ParameterKind.Struct kind) {
        if (!isThere()) {
            return address();
        }
        String struct = binding.entry().structOf(parameter, kind.struct());
        structs.readable(() -> structs.plan(struct, 0, label()));
        return event;
    }

    @Override
    public EventPlanner structArray(ParameterKind.StructArray kind) {
        String struct = binding.entry().structOf(parameter, kind.struct());
        OptionalInt counter = arguments.indexOf(kind.count());
        int size = structs.sizeOf(struct);
        if (counter.isEmpty() || size == 0 || !isThere()) {
            return address();
        }
        boolean filled = parameter.direction() == Direction.OUT;
        int count = filled ? arguments.resultField() : arguments.argumentField(counter.getAsInt());
        event.add(new FormatPiece.When(
                new ValueTest.Above(count, 0),
                event.collect(() -> structs.readable(() -> elements(struct, size, count))),
                event.collect(() -> event.text("[]"))));
        return event;
    }

    private void elements(String struct, int size, int count) {
        event.text("[");
        for (int element = 0; element < STRUCTS; element++) {
            int number = element;
            List<FormatPiece> pieces = event.collect(() -> {
                event.text(number == 0 ? "" : ", ");
                structs.plan(struct, number * size, label() + "[" + number + "]");
            });
            event.add(new FormatPiece.When(new ValueTest.Above(count, number), pieces, List.of()));
        }
        event.add(new FormatPiece.When(
                new ValueTest.Above(count, STRUCTS), event.collect(() -> event.text(", ...")), List.of()));
        event.text("]");
    }

    @Override
    public EventPlanner stringArray(ParameterKind.StringArray kind) {
        return address();
    }

    @Override
    public EventPlanner integers(ParameterKind.Integers kind) {
        if (!isThere()) {
            return address();
        }
        int bits = kind.wordSized()
                ? binding.entry().abi().pointerBytes() * Byte.SIZE
                : kind.element().bits();
        IntegerType type = new IntegerType(bits, kind.element().signed());
        structs.readable(() -> {
            event.text("[");
            for (int number = 0; number < kind.count(); number++) {
                event.text(number == 0 ? "" : ", ");
                event.add(new FormatPiece.IntegerField(
                        structs.integerAt(number * bits / Byte.SIZE, type, false, label() + "[" + number + "]"),
                        decimal(type)));
            }
            event.text("]");
        });
        return event;
    }

    @Override
    public EventPlanner pointer(ParameterKind.Pointer kind) {
        return address();
    }
}
