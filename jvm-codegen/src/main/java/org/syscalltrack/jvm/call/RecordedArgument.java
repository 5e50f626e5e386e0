package org.syscalltrack.jvm.call;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * One argument of a recorded call: its value, and what lies behind it as far as it is known. What was not given is
 * unreadable.
 */
public final class RecordedArgument {
    private int state = Availability.UNREADABLE;
    private long value;
    private final ByteSlice text = ByteSlice.without(Availability.UNREADABLE);
    private final ByteSlice descriptorPath = ByteSlice.without(Availability.UNREADABLE);
    private final List<ByteSlice> elements = new ArrayList<>();
    private boolean elementsComplete;
    private final Map<String, Long> numbers = new HashMap<>();
    private final Map<String, ByteSlice> texts = new HashMap<>();
    private int structState = Availability.UNREADABLE;

    /** Forgets everything. */
    public void clear() {
        state = Availability.UNREADABLE;
        text.setMissing(Availability.UNREADABLE);
        descriptorPath.setMissing(Availability.UNREADABLE);
        structState = Availability.UNREADABLE;
        elementsComplete = false;
        if (!elements.isEmpty()) {
            elements.clear();
        }
        if (!numbers.isEmpty()) {
            numbers.clear();
        }
        if (!texts.isEmpty()) {
            texts.clear();
        }
    }

    /** Gives the register's value; a pointer that is NULL has nothing behind it. */
    public void setValue(long newValue, boolean pointer) {
        state = Availability.KNOWN;
        value = newValue;
        if (pointer && newValue == 0) {
            text.setMissing(Availability.ABSENT);
            structState = Availability.ABSENT;
            elementsComplete = true;
        }
    }

    /** Says that the register's value is not known, but that it is not NULL. */
    public void setUnknownPointer() {
        state = Availability.UNREADABLE;
    }

    /** Returns the slice of the string or the bytes behind the argument, to be filled. */
    public ByteSlice text() {
        return text;
    }

    /** Returns the slice of the path of the file behind a descriptor, to be filled. */
    public ByteSlice descriptorPath() {
        return descriptorPath;
    }

    /** Adds an element of an array of strings. */
    public void addElement(ByteSlice element) {
        elements.add(element);
    }

    /** Says that the elements given are all there are. */
    public void completeElements() {
        elementsComplete = true;
    }

    /** Gives an integer of a struct, by the field's name. */
    public void setField(String name, long fieldValue) {
        structState = Availability.KNOWN;
        numbers.put(name, fieldValue);
    }

    /** Gives an address (4 or 16 bytes in network order) or a string of a struct, by the field's name. */
    public void setField(String name, ByteSlice bytes) {
        structState = Availability.KNOWN;
        texts.put(name, bytes);
    }

    int state() {
        return state;
    }

    long value() {
        return value;
    }

    int structState() {
        return structState;
    }

    ByteSlice element(int index) {
        if (index < elements.size()) {
            return elements.get(index);
        }
        return ByteSlice.without(elementsComplete ? Availability.ABSENT : Availability.UNREADABLE);
    }

    boolean hasNumber(String name) {
        return numbers.containsKey(name);
    }

    long number(String name) {
        Long number = numbers.get(name);
        return number == null ? 0 : number;
    }

    ByteSlice bytes(String name) {
        ByteSlice bytes = texts.get(name);
        return bytes == null ? ByteSlice.without(Availability.UNREADABLE) : bytes;
    }

    OptionalInt family() {
        Long family = numbers.get("sa_family");
        return family == null ? OptionalInt.empty() : OptionalInt.of(family.intValue());
    }
}
