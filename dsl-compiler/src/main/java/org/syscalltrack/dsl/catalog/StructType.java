package org.syscalltrack.dsl.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A struct that calls take by pointer.
 *
 * @param name without {@code struct}, such as {@code stat}
 * @param layouts by ABI; an ABI without the struct is missing
 * @param discriminant the field whose value says which variant follows, such as {@code sa_family}
 * @param variants layouts by the discriminant's value
 * @param shown the fields that strace shows, in its order; empty: all
 */
public record StructType(
        String name,
        Map<Abi, StructLayout> layouts,
        Optional<String> discriminant,
        List<Variant> variants,
        List<String> shown) {
    /** Copies the collections. */
    public StructType {
        layouts = Map.copyOf(layouts);
        variants = List.copyOf(variants);
        shown = List.copyOf(shown);
    }

    /** The layout in one ABI, if it has the struct. */
    public Optional<StructLayout> layout(Abi abi) {
        return Optional.ofNullable(layouts.get(abi));
    }

    /**
     * What the struct is for one value of its discriminant.
     *
     * @param constant the discriminant's value, such as {@code AF_INET}
     * @param struct name of the struct then, such as {@code sockaddr_in}
     */
    public record Variant(String constant, String struct) {}
}
