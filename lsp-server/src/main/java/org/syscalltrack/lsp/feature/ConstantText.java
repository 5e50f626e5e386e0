package org.syscalltrack.lsp.feature;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.ConstantGroup;
import org.syscalltrack.lsp.program.Settings;

/** What is to know about a constant of the kernel's headers: its value, where it differs by ABI, its groups. */
final class ConstantText {
    private ConstantText() {}

    static Optional<String> of(String name, Settings settings) {
        Catalog catalog = settings.catalog();
        if (!catalog.isConstant(name)) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Abi abi : Abi.values()) {
            OptionalLong value = catalog.constant(name, abi);
            values.put(abi.label(), value.isPresent() ? number(value.getAsLong()) : "none");
        }
        String text = "`" + name + "` = ";
        if (values.values().stream().distinct().count() == 1) {
            text += values.get(Abi.X86_64.label());
        } else {
            text += values.entrySet().stream()
                    .map(entry -> entry.getValue() + " on " + entry.getKey())
                    .collect(Collectors.joining(", "));
        }
        String groups = catalog.groupsOf(name).stream().map(ConstantGroup::name).collect(Collectors.joining(", "));
        return Optional.of(groups.isEmpty() ? text : text + "\n\nBelongs to: " + groups + ".");
    }

    /** Decimal; from 10 on also hexadecimal and octal, since flags and modes are read so. */
    static String number(long value) {
        return value >= 0 && value < 10 ? String.valueOf(value) : "%d (0x%x, 0%o)".formatted(value, value, value);
    }
}
