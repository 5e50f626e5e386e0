package org.syscalltrack.jvm.call;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.plan.ProcessString;

/** A thread's values, given one by one; what was not given is unreadable. Not thread-safe while it is filled. */
public final class RecordedProcess implements ProcessView {
    private final long[] numbers = new long[ProcessInteger.values().length];
    private long known;
    private final Map<ProcessString, ByteSlice> names = new EnumMap<>(ProcessString.class);
    private final ByteSlice executable = ByteSlice.without(Availability.UNREADABLE);

    /** Makes a process of which nothing is known. */
    public RecordedProcess() {
        for (ProcessString which : ProcessString.values()) {
            names.put(which, ByteSlice.without(Availability.UNREADABLE));
        }
    }

    /** Forgets all values. */
    public void clear() {
        known = 0;
        Arrays.fill(numbers, 0);
        names.values().forEach(name -> name.setMissing(Availability.UNREADABLE));
        executable.setMissing(Availability.UNREADABLE);
    }

    /** An index within this object only, which nothing keeps: the order of the constants may change. */
    @SuppressWarnings("EnumOrdinal")
    private static int index(ProcessInteger which) {
        return which.ordinal();
    }

    /** Gives a number. */
    public void setNumber(ProcessInteger which, long value) {
        numbers[index(which)] = value;
        known |= 1L << index(which);
    }

    /** Forgets a number. */
    public void forget(ProcessInteger which) {
        known &= ~(1L << index(which));
    }

    /** Returns the slice of a name, to be filled. */
    @Override
    public ByteSlice name(ProcessString which) {
        ByteSlice name = names.get(which);
        return name == null ? ByteSlice.without(Availability.UNREADABLE) : name;
    }

    /** Returns the slice of the program's path, to be filled. */
    @Override
    public ByteSlice executable() {
        return executable;
    }

    @Override
    public int numberState(ProcessInteger which) {
        return (known >>> index(which) & 1) != 0 ? Availability.KNOWN : Availability.UNREADABLE;
    }

    @Override
    public long number(ProcessInteger which) {
        return numbers[index(which)];
    }
}
