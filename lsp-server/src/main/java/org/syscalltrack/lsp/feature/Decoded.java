package org.syscalltrack.lsp.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.ConstantGroup;

/** Numbers as people name them. */
final class Decoded {
    private Decoded() {}

    /** The constants that a number is made of; empty where some of it has no name. */
    static Optional<String> constants(ConstantGroup group, long value, Catalog catalog, Architecture architecture) {
        List<String> names = new ArrayList<>();
        long rest = value;
        for (ConstantGroup.Field field : group.fields()) {
            long mask = 0;
            for (String part : field.masks()) {
                mask |= value(part, catalog, architecture).orElse(0);
            }
            for (String member : field.members()) {
                OptionalLong known = value(member, catalog, architecture);
                if (known.isPresent() && known.getAsLong() == (value & mask)) {
                    names.add(member);
                    rest &= ~mask;
                    break;
                }
            }
        }
        boolean bits = group.style() == ConstantGroup.Style.BITS;
        for (String member : group.members()) {
            long known = value(member, catalog, architecture).orElse(0);
            boolean fits = bits ? known != 0 && (rest & known) == known : known == value && names.isEmpty();
            if (fits && (!bits || rest != 0)) {
                names.add(member);
                rest = bits ? rest & ~known : 0;
            }
        }
        return rest == 0 && !names.isEmpty() ? Optional.of(String.join("|", names)) : Optional.empty();
    }

    private static OptionalLong value(String constant, Catalog catalog, Architecture architecture) {
        return catalog.constant(constant, architecture.nativeAbi());
    }

    /** Permission bits as {@code ls -l} shows them. */
    static String mode(long mode) {
        StringBuilder text = new StringBuilder();
        for (int shift = 6; shift >= 0; shift -= 3) {
            text.append((mode >> shift & 4) != 0 ? 'r' : '-');
            text.append((mode >> shift & 2) != 0 ? 'w' : '-');
            text.append((mode >> shift & 1) != 0 ? 'x' : '-');
        }
        return text.toString();
    }
}
