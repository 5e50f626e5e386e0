package org.syscalltrack.bpf.lower;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.bpf.function.Work;
import org.syscalltrack.dsl.event.EventRecord;
import org.syscalltrack.dsl.plan.FieldSource;
import org.syscalltrack.dsl.plan.KeyLayout;
import org.syscalltrack.dsl.plan.PlannedEvent;
import org.syscalltrack.dsl.plan.StringSource;

/**
 * The per-CPU value of a program. Each string has a room, and before it a word for what came of reading it; in front of
 * it is space for the fixed part of every event that begins with that string, and behind it for the further strings of
 * those events, so that a record with one string is sent from where it was read.
 */
final class ScratchLayout {
    /** A string of the greatest length, its NUL, and one byte by which a longer one is told: 4097, in whole words. */
    static final int STRING_ROOM = 4104;

    /** Where the value holds how many bytes have been sent since somebody looked how many are queued. */
    static final int SENT = 0;

    /**
     * What a loop has found so far. It lies here and not on the stack since the verifier keeps no account of what a map
     * holds: with one it would look at a loop's body again for every bit that it learns.
     */
    static final int LOOP = SENT + Long.BYTES;

    private static final int WORD = Long.BYTES;
    private static final int FIRST_FREE = LOOP + WORD;
    /** PCPU_MIN_UNIT_SIZE of {@code include/linux/percpu.h}: the largest value of a per-CPU array. */
    private static final int LIMIT = 32768;

    /** The longest record without strings that is built on the stack instead. */
    private static final int STACK_RECORD = 256;

    private final Map<StringSource, Room> rooms = new LinkedHashMap<>();
    private int record;
    private int countKey;
    private int stackRecord;
    private final @Nullable ScratchLayout owner;
    private @Nullable ScratchLayout ancestors;
    private boolean works;
    private int work = -1;
    private int placed = -1;
    private int wordOfParts;

    /** The layout of a program's value. */
    ScratchLayout() {
        this(null);
    }

    private ScratchLayout(@Nullable ScratchLayout owner) {
        this.owner = owner;
    }

    /** The part for what is asked of ancestors, whose strings are others than the process's own. */
    ScratchLayout ofAncestors() {
        ScratchLayout known = ancestors;
        if (known == null) {
            known = new ScratchLayout(this);
            ancestors = known;
        }
        return known;
    }

    /** What a string needs around it, and where that has been put. */
    private static final class Room {
        private int before;
        private int strings = 1;
        private int offset = -1;
        private int outcome = -1;
    }

    /** Makes room for a string. */
    void reserve(StringSource source) {
        if (placed >= 0 && !rooms.containsKey(source)) {
            throw new IllegalStateException("no room was reserved for " + source);
        }
        rooms.computeIfAbsent(source, key -> new Room());
    }

    /** Makes room for the memory that the functions work on which find paths. */
    void reserveWork() {
        works = true;
    }

    /** Where that memory begins. */
    int workOffset() {
        if (owner != null) {
            return owner.workOffset();
        }
        size();
        if (work < 0) {
            throw new IllegalStateException("no memory was reserved for functions");
        }
        return work;
    }

    /** Makes room for the record of an event around its first string, if it has one. */
    void reserve(PlannedEvent event) {
        List<StringSource> strings = strings(event);
        strings.forEach(this::reserve);
        int fixed = event.layout().fixedSize();
        if (strings.isEmpty() && fixed <= STACK_RECORD) {
            stackRecord = Math.max(stackRecord, fixed);
        } else if (strings.isEmpty()) {
            record = Math.max(record, wholeWords(fixed));
        } else {
            Room room = roomOf(strings.get(0));
            room.before = Math.max(room.before, wholeWords(fixed));
            room.strings = Math.max(room.strings, strings.size());
        }
    }

    /** Makes room for the key of a count. */
    void reserve(KeyLayout key) {
        countKey = Math.max(countKey, key.bytes());
    }

    /** Where the key of a count lies. */
    int countKey() {
        size();
        return FIRST_FREE + record;
    }

    /** The strings that lie behind the fixed part of an event, in order. */
    static List<StringSource> strings(PlannedEvent event) {
        return event.values().stream().flatMap(value -> varying(value).stream()).toList();
    }

    /** The string of a field whose length varies. */
    static Optional<StringSource> varying(FieldSource value) {
        return value instanceof FieldSource.StringField field && !(field.value() instanceof StringSource.ProcessName)
                ? Optional.of(field.value())
                : Optional.empty();
    }

    /** The size of the longest record that is built on the stack, in bytes; 0 if there is none. */
    int stackRecord() {
        return stackRecord;
    }

    /** Whether the record of an event is built on the stack. */
    static boolean isOnStack(PlannedEvent event) {
        return strings(event).isEmpty() && event.layout().fixedSize() <= STACK_RECORD;
    }

    /** Where the record of an event begins that is not built on the stack. */
    int recordOf(PlannedEvent event) {
        List<StringSource> strings = strings(event);
        return strings.isEmpty()
                ? FIRST_FREE
                : offsetOf(strings.get(0)) - event.layout().fixedSize();
    }

    private static int wholeWords(int bytes) {
        return (bytes + WORD - 1) / WORD * WORD;
    }

    /** Where the string begins. */
    int offsetOf(StringSource source) {
        if (owner != null) {
            owner.size();
        }
        size();
        return roomOf(source).offset;
    }

    /** Where a program leaves a word of its stack to the one that goes on for it. */
    int wordOfParts() {
        size();
        return wordOfParts;
    }

    /**
     * Where the outcome of reading a string lies, as {@link StringLoads} states it. The verifier keeps no account of what
     * a map holds: with each outcome on the stack it would look at the rules that follow once for each combination.
     */
    int outcomeOf(StringSource source) {
        if (owner != null) {
            owner.size();
        }
        size();
        return roomOf(source).outcome;
    }

    /** The strings of the programs themselves, in order. */
    Set<StringSource> strings() {
        return Collections.unmodifiableSet(rooms.keySet());
    }

    /** The size of the value in bytes, at least a word. */
    int size() {
        if (placed < 0) {
            placed = place();
        }
        return placed;
    }

    private int place() {
        return place(FIRST_FREE + record + countKey);
    }

    private int place(int start) {
        int end = start;
        if (works) {
            work = end;
            end += wholeWords(Work.BYTES);
        }
        for (Room room : rooms.values()) {
            room.outcome = end;
            room.offset = end + WORD + room.before;
            end = room.offset + room.strings * STRING_ROOM;
        }
        if (ancestors != null) {
            ancestors.placed = ancestors.place(end);
            end = ancestors.placed;
        }
        if (owner == null) {
            wordOfParts = end;
            end += WORD;
        }
        if (end > LIMIT) {
            throw new CannotLowerException(
                    "its strings, with those of the rules before it on the same call, need " + end
                            + " bytes, and a program has " + LIMIT
                            + "; log or compare fewer different strings of one call (each"
                            + " can have " + EventRecord.MAXIMUM_STRING + " bytes)");
        }
        return end;
    }

    private Room roomOf(StringSource source) {
        Room room = rooms.get(source);
        if (room == null) {
            throw new IllegalStateException("no room was reserved for " + source);
        }
        return room;
    }
}
