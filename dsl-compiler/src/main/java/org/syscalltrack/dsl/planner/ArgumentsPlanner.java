package org.syscalltrack.dsl.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.syscalltrack.dsl.catalog.ArgumentTest;
import org.syscalltrack.dsl.catalog.ConstantGroup;
import org.syscalltrack.dsl.catalog.Direction;
import org.syscalltrack.dsl.catalog.IntegerType;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.Presentation;
import org.syscalltrack.dsl.event.FormatPiece;
import org.syscalltrack.dsl.event.IntegerStyle;
import org.syscalltrack.dsl.event.ValueTest;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.When;

/**
 * Plans {@code %args}: all parameters in the look of strace, with names for flags and choices, structs with their fields,
 * strings and arrays; arguments that the call does not look at are left out. What is behind pointers within structs is
 * not read: such pointers are shown as addresses.
 */
final class ArgumentsPlanner {
    private final EntryBinding binding;
    private final EventPlanner event;

    ArgumentsPlanner(EntryBinding binding, EventPlanner event) {
        this.binding = binding;
        this.event = event;
    }

    void plan() {
        for (int index = 0; index < binding.call().parameters().size(); index++) {
            Parameter parameter = binding.call().parameters().get(index);
            List<Presentation.Case> cases =
                    binding.catalog().presentation(binding.call(), parameter).cases();
            parameter(index, index == 0 ? "" : ", ", cases);
        }
    }

    private void parameter(int index, String separator, List<Presentation.Case> cases) {
        if (cases.isEmpty()) {
            event.text(separator);
            usual(index);
            return;
        }
        Presentation.Case first = cases.get(0);
        int tested = binding.call().indexOf(first.test().parameter());
        List<FormatPiece> special = event.collect(() -> special(index, separator, first));
        List<FormatPiece> others = event.collect(() -> parameter(index, separator, cases.subList(1, cases.size())));
        ValueTest test = bind(first.test(), tested);
        event.add(
                first.test().negated()
                        ? new FormatPiece.When(test, others, special)
                        : new FormatPiece.When(test, special, others));
    }

    private ValueTest bind(ArgumentTest test, int tested) {
        long width = mask(typeOf(tested).bits());
        long mask = test.mask().isEmpty()
                ? width
                : width & test.mask().stream().mapToLong(this::constant).reduce(0, (left, right) -> left | right);
        List<Long> values = new ArrayList<>();
        test.values().forEach(word -> {
            if (isHere(word)) {
                values.add(constant(word) & mask);
            }
        });
        return new ValueTest.OneOf(argumentField(tested), mask, values);
    }

    private boolean isHere(String word) {
        return !ArgumentTest.isName(word)
                || binding.catalog().constant(word, binding.entry().abi()).isPresent();
    }

    private long constant(String word) {
        return ArgumentTest.valueOf(
                word,
                name -> binding.catalog().constant(name, binding.entry().abi()).orElse(0));
    }

    private void special(int index, String separator, Presentation.Case shown) {
        if (shown.form() == Presentation.Form.HIDDEN) {
            return;
        }
        event.text(separator);
        switch (shown.form()) {
            case DECIMAL -> event.add(new FormatPiece.IntegerField(argumentField(index), IntegerStyle.SIGNED));
            case GROUP -> named(index, shown.group().orElseThrow());
            default -> address(index);
        }
    }

    private void usual(int index) {
        Parameter parameter = binding.call().parameters().get(index);
        if (parameter.direction() == Direction.OUT && event.when() == When.BEFORE) {
            address(index);
            return;
        }
        Runnable look = () -> parameter.kind().accept(new ArgumentLook(binding, event, this, index));
        if (parameter.direction() == Direction.OUT) {
            event.add(new FormatPiece.When(succeeded(), event.collect(look), event.collect(() -> address(index))));
        } else {
            look.run();
        }
    }

    private ValueTest succeeded() {
        int error = event.integerField(new IntegerExpression.Load(new IntegerSource.ErrorNumber()), "ERROR");
        return new ValueTest.OneOf(error, -1, List.of(0L));
    }

    /** An argument as an address. */
    void address(int index) {
        event.add(new FormatPiece.IntegerField(argumentField(index), IntegerStyle.ADDRESS));
    }

    /** An argument by the names of a group. */
    void named(int index, ConstantGroup group) {
        event.add(new FormatPiece.NamedField(
                argumentField(index),
                new NamesBinder(binding).bind(group, typeOf(index).bits())));
    }

    /** The group of an argument's values. */
    Optional<ConstantGroup> groupOf(int index) {
        return binding.catalog()
                .groupOf(binding.call(), binding.call().parameters().get(index));
    }

    /** The field with an argument as it was passed. */
    int argumentField(int index) {
        return event.integerField(
                new IntegerExpression.Load(new IntegerBinder(binding).argument(index)), binding.label(index));
    }

    /** The integer that the entry passes. */
    IntegerType typeOf(int index) {
        return binding.entry().arguments().get(index).type();
    }

    /** The field with the call's result. */
    int resultField() {
        return event.integerField(new IntegerExpression.Load(new IntegerSource.ReturnValue()), "RETVAL");
    }

    /** The parameter with this name, if the call has it. */
    OptionalInt indexOf(String name) {
        int index = binding.call().indexOf(name);
        return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
    }

    static long mask(int bits) {
        return bits == Long.SIZE ? -1 : (1L << bits) - 1;
    }
}
