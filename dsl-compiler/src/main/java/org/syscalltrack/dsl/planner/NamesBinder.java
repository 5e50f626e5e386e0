package org.syscalltrack.dsl.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.syscalltrack.dsl.catalog.ConstantGroup;
import org.syscalltrack.dsl.event.ValueNames;

/** Binds groups of constants to the values that they have in an entry's ABI. */
final class NamesBinder {
    private final EntryBinding binding;

    NamesBinder(EntryBinding binding) {
        this.binding = binding;
    }

    /** The names of a group, for an integer of so many bits. */
    ValueNames bind(ConstantGroup group, int bits) {
        List<ValueNames.Part> parts = new ArrayList<>();
        for (ConstantGroup.Field field : group.fields()) {
            long mask = members(field.masks()).stream()
                    .mapToLong(ValueNames.Member::value)
                    .reduce(0, (left, right) -> left | right);
            parts.add(new ValueNames.Part(mask, members(field.members())));
        }
        return new ValueNames(ValueNames.Style.valueOf(group.style().name()), bits, parts, members(group.members()));
    }

    /** No names: {@code 0} or hexadecimal. */
    static ValueNames none(int bits) {
        return new ValueNames(ValueNames.Style.BITS, bits, List.of(), List.of());
    }

    /** Constants that the ABI lacks are left out; of two with one value the first is kept. */
    private List<ValueNames.Member> members(List<String> names) {
        List<ValueNames.Member> members = new ArrayList<>();
        for (String name : names) {
            OptionalLong value =
                    binding.catalog().constant(name, binding.entry().abi());
            if (value.isPresent() && members.stream().noneMatch(known -> known.value() == value.getAsLong())) {
                members.add(new ValueNames.Member(name, value.getAsLong()));
            }
        }
        return members;
    }
}
