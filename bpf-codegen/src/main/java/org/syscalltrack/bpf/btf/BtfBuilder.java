package org.syscalltrack.bpf.btf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects types and gives each its id. A type equal to one that is there already gets that one's id. */
public final class BtfBuilder {
    /** The id of {@code void}. */
    public static final int VOID = 0;

    private final List<BtfType> types = new ArrayList<>();
    private final Map<BtfType, Integer> ids = new HashMap<>();

    /** Adds a type unless it is there, and returns its id. */
    public int add(BtfType type) {
        if (type instanceof BtfType.NoType) {
            return VOID;
        }
        Integer known = ids.get(type);
        if (known != null) {
            return known;
        }
        types.add(type);
        ids.put(type, types.size());
        return types.size();
    }

    /** {@code int}, the signed 32-bit integer. */
    public int int32() {
        return add(new BtfType.Int("int", 4, BtfType.Encoding.SIGNED));
    }

    /** {@code unsigned int}. */
    public int unsigned32() {
        return add(new BtfType.Int("unsigned int", 4, BtfType.Encoding.UNSIGNED));
    }

    /** {@code unsigned long long}. */
    public int unsigned64() {
        return add(new BtfType.Int("unsigned long long", 8, BtfType.Encoding.UNSIGNED));
    }

    /** {@code char}. */
    public int character() {
        return add(new BtfType.Int("char", 1, BtfType.Encoding.SIGNED));
    }

    /** A pointer to a type. */
    public int pointer(int target) {
        return add(new BtfType.Pointer(target));
    }

    /** An array of a type; the index type is the one that clang uses. */
    public int array(int element, int count) {
        int index = add(new BtfType.Int("__ARRAY_SIZE_TYPE__", 4, BtfType.Encoding.UNSIGNED));
        return add(new BtfType.Array(element, index, count));
    }

    /** The types in the order of their ids, the first has id 1. */
    public List<BtfType> types() {
        return List.copyOf(types);
    }
}
