package org.syscalltrack.generator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Argument;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.IntegerType;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.generator.Definition.CParameter;

/** Places a call's canonical parameters in the slots of one entry. */
final class EntryBuilder {
    private final Map<String, List<String>> structVariants;
    private final List<Parameter> parameters;
    private final NumberTable.Row number;
    private final Optional<Definition> definition;

    /**
     * @param structVariants {@code tables/struct-variants.txt}
     * @param parameters the call's
     * @param number the entry's row in the kernel's table
     * @param definition of the entry's function; empty for a multiplexer's sub-calls
     */
    EntryBuilder(
            Map<String, List<String>> structVariants,
            List<Parameter> parameters,
            NumberTable.Row number,
            Optional<Definition> definition) {
        this.structVariants = structVariants;
        this.parameters = parameters;
        this.number = number;
        this.definition = definition;
    }

    Entry build(Map<String, String> places, Map<String, String> structs, Optional<Entry.Selector> selector) {
        if (places.isEmpty()
                && definition.isPresent()
                && definition.get().parameters().size() != parameters.size()) {
            throw new GeneratorException(number.abi().label() + " " + number.name() + " has "
                    + definition.get().parameters().size() + " parameters, the call has " + parameters.size()
                    + ": add a row to entries.txt; " + definition.get());
        }
        List<Argument> arguments = new ArrayList<>();
        Map<String, String> layouts = new TreeMap<>(structs);
        for (int index = 0; index < parameters.size(); index++) {
            Parameter parameter = parameters.get(index);
            String place = places.isEmpty() ? String.valueOf(index) : places.get(parameter.name());
            if (place == null) {
                throw new GeneratorException("entries.txt: " + number.name() + " does not place " + parameter.name());
            }
            Argument argument = argument(parameter, place);
            arguments.add(argument);
            if (argument instanceof Argument.Slot slot && number.abi() == Abi.I386) {
                layout(parameter, slot.index()).ifPresent(layout -> layouts.putIfAbsent(parameter.name(), layout));
            }
        }
        return new Entry(number.abi(), number.number(), number.name(), symbol(number), arguments, layouts, selector);
    }

    /** What the architectures' wrappers call a function (arch/.../include/asm/syscall_wrapper.h). */
    static String symbol(NumberTable.Row number) {
        String function = number.function();
        if (!number.isImplemented()) {
            return function;
        }
        return switch (number.abi()) {
            case X86_64 -> "__x64_" + function;
            case I386 -> "__ia32_" + function;
            case ARM64 -> "__arm64_" + function(number);
            case RISCV64 -> "__riscv_" + function;
        };
    }

    /** arm64 redirects one call by a macro (arch/arm64/kernel/sys.c). */
    static String function(NumberTable.Row number) {
        boolean redirected = number.abi() == Abi.ARM64 && number.function().equals("sys_personality");
        return redirected ? "sys_arm64_personality" : number.function();
    }

    private Argument argument(Parameter parameter, String words) {
        int colon = words.indexOf(':');
        String place = colon < 0 ? words : words.substring(0, colon);
        Optional<IntegerType> given =
                colon < 0 ? Optional.empty() : Optional.of(IntegerType.of(words.substring(colon + 1)));
        IntegerType own = given.orElseGet(() -> CTypes.register(parameter.cType(), number.abi()));
        int shift = place.indexOf("<<");
        if (shift >= 0) {
            int slot = Integer.parseInt(place.substring(0, shift));
            return new Argument.ShiftedSlot(
                    slot, given.orElseGet(() -> slotType(slot, own)), Integer.parseInt(place.substring(shift + 2)));
        }
        if (place.startsWith("=")) {
            return new Argument.Fixed(Long.parseLong(place.substring(1)), own);
        }
        int plus = place.indexOf('+');
        if (place.startsWith("*")) {
            return new Argument.Memory(
                    Integer.parseInt(place.substring(1, plus)), Integer.parseInt(place.substring(plus + 1)), own);
        }
        if (plus >= 0) {
            return new Argument.JoinedSlots(
                    Integer.parseInt(place.substring(0, plus)),
                    Integer.parseInt(place.substring(plus + 1)),
                    new IntegerType(64, parameter.type().signed()));
        }
        int slot = Integer.parseInt(place);
        IntegerType type = given.orElseGet(() -> slotType(slot, own));
        if (type.bits() > number.abi().pointerBytes() * 8) {
            throw new GeneratorException(number.name() + " of " + number.abi().label() + " takes " + parameter.name()
                    + " of " + type + " in one register: add a row to entries.txt");
        }
        return new Argument.Slot(slot, type);
    }

    /** The type that the entry's own definition gives to a slot. */
    private IntegerType slotType(int slot, IntegerType otherwise) {
        return declared(slot)
                .map(declared -> CTypes.register(declared.type(), number.abi()))
                .orElse(otherwise);
    }

    private Optional<CParameter> declared(int slot) {
        return definition.map(found -> found.parameters().get(slot));
    }

    private Optional<String> layout(Parameter parameter, int slot) {
        String struct = parameter.kind() instanceof ParameterKind.Struct one
                ? one.struct()
                : parameter.kind() instanceof ParameterKind.StructArray several ? several.struct() : "";
        return declared(slot)
                .flatMap(declared -> CTypes.struct(declared.type()))
                .flatMap(declared -> structVariants.getOrDefault(declared, List.of()).stream()
                        .filter(pair -> pair.startsWith(struct + "="))
                        .map(pair -> pair.substring(struct.length() + 1))
                        .findFirst());
    }
}
