package org.syscalltrack.bpf.btf;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The types of an object or a kernel, read from bytes. Reading notes where each type begins; a type is decoded when it
 * is asked for and names are indexed at the first search, so a kernel's 5 to 10 MB cost some milliseconds.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class Btf {
    private final BtfReader reader;
    private final @Nullable Btf base;
    private final int firstId;
    private @Nullable Map<String, List<Integer>> idsByName;

    private Btf(BtfReader reader, @Nullable Btf base) {
        this.reader = reader;
        this.base = base;
        this.firstId = base == null ? 1 : base.lastId() + 1;
    }

    /**
     * Reads the content of a {@code .BTF} section or of {@code /sys/kernel/btf/vmlinux}.
     *
     * @throws BtfFormatException when the bytes are not little-endian BTF of version 1
     */
    public static Btf read(byte[] bytes) {
        return new Btf(new BtfReader(bytes, null), null);
    }

    /** Reads a kernel module's BTF, whose ids and strings go on from the kernel's. */
    public static Btf read(byte[] bytes, Btf base) {
        return new Btf(new BtfReader(bytes, base.reader), base);
    }

    /** The highest id. */
    public int lastId() {
        return firstId + reader.count() - 1;
    }

    /**
     * The type with an id; 0 is {@code void}.
     *
     * @throws IllegalArgumentException when there is no such id
     */
    public BtfType type(int id) {
        if (id == 0) {
            return new BtfType.NoType();
        } else if (base != null && id < firstId) {
            return base.type(id);
        } else if (id < firstId || id > lastId()) {
            throw new IllegalArgumentException("there is no type " + id + " among " + lastId());
        }
        return reader.type(id - firstId);
    }

    /** The types of this table in the order of their ids, without those of a base; decoded as they are asked for. */
    public List<BtfType> types() {
        return new AbstractList<>() {
            @Override
            public BtfType get(int index) {
                return reader.type(index);
            }

            @Override
            public int size() {
                return reader.count();
            }
        };
    }

    /**
     * The first type with a name and kind. A kernel may have several functions of one name (6.1 has); attaching takes
     * the first.
     */
    public OptionalInt find(String name, BtfKind kind) {
        return findAll(name, kind).stream().mapToInt(Integer::intValue).findFirst();
    }

    /** All types with a name and kind, the base's first. */
    public List<Integer> findAll(String name, BtfKind kind) {
        List<Integer> found = new ArrayList<>(base == null ? List.of() : base.findAll(name, kind));
        for (int id : index().getOrDefault(name, List.of())) {
            if (reader.kind(id - firstId) == kind) {
                found.add(id);
            }
        }
        return found;
    }

    /** The id that remains when typedefs, qualifiers and type tags are taken off. */
    public int strip(int id) {
        int current = id;
        while (true) {
            BtfType type = type(current);
            if (type instanceof BtfType.Typedef typedef) {
                current = typedef.target();
            } else if (type instanceof BtfType.Qualified qualified) {
                current = qualified.target();
            } else if (type instanceof BtfType.TypeTag tag) {
                current = tag.target();
            } else {
                return current;
            }
        }
    }

    /** The string at an offset of the table, for sections that share it. */
    String string(int offset) {
        return reader.string(offset);
    }

    private Map<String, List<Integer>> index() {
        if (idsByName == null) {
            Map<String, List<Integer>> index = new HashMap<>(reader.count());
            for (int position = 0; position < reader.count(); position++) {
                String name = reader.name(position);
                if (!name.isEmpty()) {
                    index.computeIfAbsent(name, unused -> new ArrayList<>(1)).add(firstId + position);
                }
            }
            idsByName = index;
        }
        return idsByName;
    }
}
