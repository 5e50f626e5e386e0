package org.syscalltrack.jvm.call;

import java.util.Arrays;

/**
 * What is known of a struct's fields, by their names: a number each, or the bytes of an address or a string. A struct that
 * a call takes has few fields, and rules ask for the same ones again and again: looking along a short list is quicker than
 * hashing.
 */
final class StructFields {
    /** What {@link #find} returns for a field of which nothing is known. */
    static final int NONE = -1;

    private static final ByteSlice IS_NUMBER = ByteSlice.without(Availability.ABSENT);

    private String[] names = new String[4];
    private long[] numbers = new long[4];
    private ByteSlice[] slices = new ByteSlice[4];
    private int size;

    void clear() {
        size = 0;
    }

    void put(String name, long number) {
        int index = entry(name);
        numbers[index] = number;
        slices[index] = IS_NUMBER;
    }

    void put(String name, ByteSlice bytes) {
        int index = entry(name); // It may put a longer array in the place of this one.
        slices[index] = bytes;
    }

    /** Returns a field's index, or {@link #NONE}. A string keeps its hash, which tells most names apart. */
    int find(String name) {
        int hash = name.hashCode();
        for (int i = 0; i < size; i++) {
            if (names[i].hashCode() == hash && names[i].equals(name)) {
                return i;
            }
        }
        return NONE;
    }

    /** Returns whether the field with this index is a number, not bytes. */
    boolean isNumber(int index) {
        return slices[index] == IS_NUMBER;
    }

    long number(int index) {
        return numbers[index];
    }

    ByteSlice bytes(int index) {
        return slices[index];
    }

    private int entry(String name) {
        int index = find(name);
        if (index != NONE) {
            return index;
        }
        if (size == names.length) {
            names = Arrays.copyOf(names, size * 2);
            numbers = Arrays.copyOf(numbers, size * 2);
            slices = Arrays.copyOf(slices, size * 2);
        }
        names[size] = name;
        return size++;
    }
}
