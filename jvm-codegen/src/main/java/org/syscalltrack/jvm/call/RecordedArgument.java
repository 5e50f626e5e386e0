package org.syscalltrack.jvm.call;

import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.dsl.plan.FieldAccess;
import org.syscalltrack.dsl.source.ByteString;

/**
 * One argument of a recorded call: its value, and what lies behind it as far as it is known. What was not given is
 * unreadable.
 */
public final class RecordedArgument {
    /** The discriminant of struct sockaddr (include/linux/socket.h). */
    private static final String FAMILY = "sa_family";

    private int state = Availability.UNREADABLE;
    private long value;
    private final ByteSlice text = ByteSlice.without(Availability.UNREADABLE);
    private final ByteSlice descriptorPath = ByteSlice.without(Availability.UNREADABLE);
    private final List<ByteSlice> elements = new ArrayList<>();
    private boolean elementsComplete;
    private final StructFields fields = new StructFields();
    private int structState = Availability.UNREADABLE;
    private boolean structComplete;
    private boolean familyKnown;
    private int family;

    /** Forgets everything. */
    public void clear() {
        state = Availability.UNREADABLE;
        text.setMissing(Availability.UNREADABLE);
        descriptorPath.setMissing(Availability.UNREADABLE);
        structState = Availability.UNREADABLE;
        elementsComplete = false;
        structComplete = false;
        familyKnown = false;
        family = 0;
        if (!elements.isEmpty()) {
            elements.clear();
        }
        fields.clear();
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
        fields.put(name, fieldValue);
        if (name.equals(FAMILY)) {
            familyKnown = true;
            family = (int) fieldValue;
        }
    }

    /** Gives an address (4 or 16 bytes in network order) or a string of a struct, by the field's name. */
    public void setField(String name, ByteSlice bytes) {
        structState = Availability.KNOWN;
        fields.put(name, bytes);
    }

    /** Says that there is a struct, and that the fields not given are zero. */
    public void completeStruct() {
        structState = Availability.KNOWN;
        structComplete = true;
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

    boolean hasNumber(FieldAccess field) {
        if (structComplete) {
            return true;
        }
        int index = fields.find(field.name());
        return index != StructFields.NONE && (fields.isNumber(index) || isWithin(field, fields.bytes(index)));
    }

    private static boolean isWithin(FieldAccess field, ByteSlice address) {
        return startInAddress(field, address) + field.size() <= address.length();
    }

    /** An IPv6 address begins at 8 of its struct (include/uapi/linux/in6.h), and is asked for in two halves. */
    private static int startInAddress(FieldAccess field, ByteSlice address) {
        return address.length() == 16 ? Math.max(0, field.offset() - 8) : 0;
    }

    /** Returns a field's number; a part of an address as a number in network order; of a field that is zero 0. */
    long number(FieldAccess field) {
        int index = fields.find(field.name());
        if (index == StructFields.NONE || fields.isNumber(index)) {
            return index == StructFields.NONE ? 0 : fields.number(index);
        }
        ByteSlice address = fields.bytes(index);
        int start = startInAddress(field, address);
        if (!isWithin(field, address)) {
            return 0;
        }
        long value = 0;
        for (int i = start; i < start + field.size(); i++) {
            value = value << Byte.SIZE | (address.at(i) & 0xff);
        }
        return value;
    }

    /** Returns a field's bytes; of one that is zero as many as it has. */
    ByteSlice bytes(String name, int size) {
        int index = fields.find(name);
        if (index != StructFields.NONE && !fields.isNumber(index)) {
            return fields.bytes(index);
        }
        return structComplete
                ? ByteSlice.of(ByteString.of(new byte[size]))
                : ByteSlice.without(Availability.UNREADABLE);
    }

    /** Returns whether a field of one address family is there, as far as the struct's family is known. */
    int stateIn(int askedFamily) {
        if (!familyKnown && !structComplete) {
            return Availability.UNREADABLE;
        }
        return family == askedFamily ? Availability.KNOWN : Availability.ABSENT;
    }
}
