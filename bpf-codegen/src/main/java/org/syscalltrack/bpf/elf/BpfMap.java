package org.syscalltrack.bpf.elf;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A map as libbpf finds it in {@code .maps}: a struct whose members' types say what the map is ("BTF-defined map").
 *
 * @param name the map's symbol; the kernel keeps its first 15 bytes
 * @param type what it is
 * @param maxEntries how many entries; 0 leaves the attribute out
 * @param flags {@code BPF_F_*} flags of map creation; 0 leaves the attribute out
 * @param key the key
 * @param value the value
 * @param pinByName whether the loader pins it under its name, or uses the one that is pinned there
 * @param programs for a program array: names of programs by slot, put in when the object is loaded
 */
public record BpfMap(
        String name,
        MapType type,
        int maxEntries,
        int flags,
        Element key,
        Element value,
        boolean pinByName,
        SortedMap<Integer, String> programs) {

    /** Checks the combination and keeps its own copy. */
    public BpfMap {
        programs = Collections.unmodifiableSortedMap(new TreeMap<>(programs));
        if (!programs.isEmpty() && type != MapType.PROG_ARRAY) {
            throw new IllegalArgumentException("the map '" + name + "' is no program array, but has programs in it");
        }
        if (!programs.isEmpty() && (programs.firstKey() < 0 || programs.lastKey() >= maxEntries)) {
            throw new IllegalArgumentException(
                    "the program array '" + name + "' has " + maxEntries + " slots, but programs outside them");
        }
        if (type.needsTypes() && !(key instanceof Typed && value instanceof Typed)) {
            throw new IllegalArgumentException("the map '" + name + "' needs BTF types for its key and value");
        }
    }

    /** What a map holds at one side of an entry. */
    public sealed interface Element permits Absent, Sized, Typed {}

    /** Nothing: ring buffers have neither key nor value. */
    public record Absent() implements Element {}

    /** So many bytes. */
    public record Sized(int bytes) implements Element {}

    /** A BTF type, by id; it gives the size and lets tools print the content. */
    public record Typed(int typeId) implements Element {}

    /** A map with keys and values of given types. */
    public static BpfMap of(String name, MapType type, int maxEntries, int keyType, int valueType) {
        return new BpfMap(name, type, maxEntries, 0, new Typed(keyType), new Typed(valueType), false, new TreeMap<>());
    }

    /** A map with keys and values of given sizes. */
    public static BpfMap sized(String name, MapType type, int maxEntries, int keyBytes, int valueBytes) {
        return new BpfMap(
                name, type, maxEntries, 0, new Sized(keyBytes), new Sized(valueBytes), false, new TreeMap<>());
    }

    /** A ring buffer of so many bytes: a power of two and a multiple of the page size. */
    public static BpfMap ringBuffer(String name, int bytes) {
        return new BpfMap(name, MapType.RINGBUF, bytes, 0, new Absent(), new Absent(), false, new TreeMap<>());
    }

    /** A program array with so many slots and these programs in them. */
    public static BpfMap programArray(String name, int slots, SortedMap<Integer, String> programs) {
        return new BpfMap(name, MapType.PROG_ARRAY, slots, 0, new Sized(4), new Sized(4), false, programs);
    }

    /** A map of a value for each task, which goes away with the task; its flag must be BPF_F_NO_PREALLOC. */
    public static BpfMap taskStorage(String name, int keyType, int valueType) {
        return new BpfMap(
                name,
                MapType.TASK_STORAGE,
                0,
                NO_PREALLOC,
                new Typed(keyType),
                new Typed(valueType),
                false,
                new TreeMap<>());
    }

    /** BPF_F_NO_PREALLOC: entries are allocated when they are added. */
    public static final int NO_PREALLOC = 1;

    /** The same map with these flags. */
    public BpfMap withFlags(int newFlags) {
        return new BpfMap(name, type, maxEntries, newFlags, key, value, pinByName, programs);
    }

    /** The same map, pinned under its name by the loader. */
    public BpfMap pinned() {
        return new BpfMap(name, type, maxEntries, flags, key, value, true, programs);
    }
}
