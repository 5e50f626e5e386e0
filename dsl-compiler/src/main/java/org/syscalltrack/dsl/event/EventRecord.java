package org.syscalltrack.dsl.event;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.dsl.source.ByteString;

/**
 * One event, decoded from the bytes that a backend wrote.
 *
 * <p>The header, little endian: at 0 the time in nanoseconds since boot, suspended time included ({@code CLOCK_BOOTTIME},
 * 64 bits); at 8 the generation of the rule set (32 bits); at 12 the layout (16 bits); at 14 the verdict (8 bits); at 15
 * the flags (8 bits); at 16 the process id and at 20 the thread id in the initial pid namespace (32 bits each); at 24 a
 * 64-bit mask, in which bit n says that the value of field n could not be read. The fixed parts of the fields follow in
 * order, then the bytes of the strings.
 *
 * @param time nanoseconds since boot
 * @param generation which upload's rules wrote it
 * @param layout the layout's id in that generation's schema
 * @param verdict what the rule did
 * @param flags a set of the {@code FLAG_} bits
 * @param process the process id ({@code tgid}) in the initial pid namespace
 * @param thread the thread id in the initial pid namespace
 * @param values one for each field of the layout
 */
public record EventRecord(
        long time,
        int generation,
        int layout,
        Verdict verdict,
        int flags,
        int process,
        int thread,
        List<EventValue> values) {

    /** Copies the list. */
    public EventRecord {
        values = List.copyOf(values);
    }

    /** Size of the header in bytes. */
    public static final int HEADER_SIZE = 32;

    /** Offset of the time. */
    public static final int TIME_OFFSET = 0;
    /** Offset of the generation. */
    public static final int GENERATION_OFFSET = 8;
    /** Offset of the layout's id. */
    public static final int LAYOUT_OFFSET = 12;
    /** Offset of the verdict. */
    public static final int VERDICT_OFFSET = 14;
    /** Offset of the flags. */
    public static final int FLAGS_OFFSET = 15;
    /** Offset of the process id. */
    public static final int PROCESS_OFFSET = 16;
    /** Offset of the thread id. */
    public static final int THREAD_OFFSET = 20;
    /** Offset of the mask of unknown fields. */
    public static final int UNKNOWN_OFFSET = 24;

    /** Flag: a string was longer than {@link #MAXIMUM_STRING} and is cut. */
    public static final int FLAG_TRUNCATED = 1;
    /** Flag: entry and hook disagreed, and the enforcing rule won. */
    public static final int FLAG_RACED = 2;
    /** Flag: the filter's result was unknown, and {@code on_unreadable = match} made it a match. */
    public static final int FLAG_UNREADABLE = 4;

    /** The most fields that a record holds: the bits of the mask. */
    public static final int MAXIMUM_FIELDS = 64;
    /** The longest string in bytes, without its NUL: PATH_MAX (linux/limits.h) holds the NUL too. */
    public static final int MAXIMUM_STRING = 4095;
    /** TASK_COMM_LEN of linux/sched.h. */
    public static final int NAME_SIZE = 16;

    /**
     * Decodes a record's layout id, so that the reader can find the layout.
     *
     * @throws MalformedRecordException where the bytes are shorter than a header
     */
    public static int layoutOf(ByteBuffer bytes) {
        requireBytes(bytes, HEADER_SIZE);
        return Short.toUnsignedInt(little(bytes).getShort(LAYOUT_OFFSET));
    }

    /**
     * Decodes a record's generation, so that the reader can find the schema.
     *
     * @throws MalformedRecordException where the bytes are shorter than a header
     */
    public static int generationOf(ByteBuffer bytes) {
        requireBytes(bytes, HEADER_SIZE);
        return little(bytes).getInt(GENERATION_OFFSET);
    }

    /**
     * Decodes a record.
     *
     * @param bytes the record from position 0 to its limit; not changed
     * @param layout the layout that the header names
     * @throws MalformedRecordException where the bytes do not fit the layout
     */
    public static EventRecord decode(ByteBuffer bytes, EventLayout layout) {
        requireBytes(bytes, layout.fixedSize());
        ByteBuffer little = little(bytes);
        long unknown = little.getLong(UNKNOWN_OFFSET);
        List<EventValue> values = new ArrayList<>();
        int stringOffset = layout.fixedSize();
        for (int i = 0; i < layout.fields().size(); i++) {
            int offset = layout.offsetOf(i);
            boolean known = (unknown >>> i & 1) == 0;
            switch (layout.fields().get(i).type()) {
                case INTEGER ->
                    values.add(known ? new EventValue.IntegerValue(little.getLong(offset)) : new EventValue.Unknown());
                case NAME -> values.add(known ? untilNul(little, offset) : new EventValue.Unknown());
                case STRING -> {
                    long length = known ? little.getLong(offset) : 0;
                    if (length < 0 || length > MAXIMUM_STRING) {
                        throw new MalformedRecordException("a string of " + length + " bytes in a record");
                    }
                    requireBytes(bytes, stringOffset + (int) length);
                    values.add(known ? slice(little, stringOffset, (int) length) : new EventValue.Unknown());
                    stringOffset += (int) length;
                }
            }
        }
        return new EventRecord(
                little.getLong(TIME_OFFSET),
                little.getInt(GENERATION_OFFSET),
                layout.id(),
                verdict(little.get(VERDICT_OFFSET)),
                little.get(FLAGS_OFFSET),
                little.getInt(PROCESS_OFFSET),
                little.getInt(THREAD_OFFSET),
                values);
    }

    private static ByteBuffer little(ByteBuffer bytes) {
        return bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static Verdict verdict(byte code) {
        try {
            return Verdict.ofCode(code);
        } catch (IllegalArgumentException e) {
            throw new MalformedRecordException(e.getMessage() + " in a record");
        }
    }

    private static EventValue untilNul(ByteBuffer bytes, int offset) {
        int length = 0;
        while (length < NAME_SIZE && bytes.get(offset + length) != 0) {
            length++;
        }
        return slice(bytes, offset, length);
    }

    private static EventValue slice(ByteBuffer bytes, int offset, int length) {
        byte[] copy = new byte[length];
        bytes.get(offset, copy);
        return new EventValue.StringValue(ByteString.of(copy));
    }

    private static void requireBytes(ByteBuffer bytes, int size) {
        if (bytes.limit() < size) {
            throw new MalformedRecordException("a record of " + bytes.limit() + " bytes where " + size + " are needed");
        }
    }
}
