package org.syscalltrack.dsl.event;

/** How one field of an event lies in the record. */
public enum FieldType {
    /** Eight bytes, little endian, already widened to 64 bits by the value's own signedness. */
    INTEGER,
    /** A task's {@code comm}: sixteen bytes, ended by the first NUL byte. */
    NAME,
    /**
     * A string of any length up to {@link EventRecord#MAXIMUM_STRING}: the fixed part holds a 64-bit length in bytes
     * (without the NUL), the bytes follow the fixed part in the order of the fields, without padding.
     */
    STRING;

    /** Returns the number of bytes that a field of this type takes in the record's fixed part. */
    public int fixedSize() {
        return this == NAME ? EventRecord.NAME_SIZE : Long.BYTES;
    }
}
