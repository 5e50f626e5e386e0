package org.syscalltrack.jvm.call;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.syscalltrack.dsl.event.EventRecord;
import org.syscalltrack.dsl.source.ByteString;

/**
 * A string that a decision looks at: a part of an array that the observation keeps, or no value. It is filled anew for
 * each answer; whoever keeps the bytes copies them.
 *
 * <p>Of any string no more than {@link EventRecord#MAXIMUM_STRING} bytes are known, though the observation may have
 * more: strace prints as many as it is told to, and what is not read in the kernel decides nothing here.
 */
public final class ByteSlice {
    private static final byte[] EMPTY = {};
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private byte[] array = EMPTY;
    private int offset;
    private int length;
    private int state = Availability.UNREADABLE;
    private boolean cut;

    /** Returns a slice that stands for a whole string, of which the first bytes are known if it is too long. */
    public static ByteSlice of(ByteString bytes) {
        ByteSlice slice = new ByteSlice();
        byte[] copy = bytes.toByteArray();
        slice.set(copy, 0, copy.length, false);
        return slice;
    }

    /** Returns a slice without a value. */
    public static ByteSlice without(int state) {
        ByteSlice slice = new ByteSlice();
        slice.setMissing(state);
        return slice;
    }

    /**
     * Makes this slice a part of an array, which must not change while the slice is looked at.
     *
     * @param newCut whether the string is longer than this part, by an unknown number of bytes
     */
    public void set(byte[] newArray, int newOffset, int newLength, boolean newCut) {
        array = newArray;
        offset = newOffset;
        length = Math.min(newLength, EventRecord.MAXIMUM_STRING);
        state = Availability.KNOWN;
        cut = newCut || newLength > length;
    }

    /** Makes this slice the same part of the same array as another. */
    public void copyFrom(ByteSlice other) {
        array = other.array;
        offset = other.offset;
        length = other.length;
        state = other.state;
        cut = other.cut;
    }

    /** Makes this slice one without a value: {@link Availability#ABSENT} or {@link Availability#UNREADABLE}. */
    public void setMissing(int newState) {
        array = EMPTY;
        offset = 0;
        length = 0;
        state = newState;
        cut = false;
    }

    /** Returns one of the numbers of {@link Availability}. */
    public int state() {
        return state;
    }

    /** Returns whether the string is longer than {@link #length()}, so that only its beginning is known. */
    public boolean isCut() {
        return cut;
    }

    /** Returns the number of known bytes. */
    public int length() {
        return length;
    }

    /** Returns a byte by its index from 0, without a check against {@link #length()}. */
    public byte at(int index) {
        return array[offset + index];
    }

    /** Returns four bytes from an index on as a number in network order, without a check against {@link #length()}. */
    public int intAt(int index) {
        return (int) INTS.get(array, offset + index);
    }

    /** Returns eight bytes from an index on as a number in network order, without a check against {@link #length()}. */
    public long longAt(int index) {
        return (long) LONGS.get(array, offset + index);
    }

    /** Returns whether {@code count} bytes from {@code from} are those of {@code other} from its start. */
    public boolean matches(int from, byte[] other, int count) {
        int start = offset + from;
        return Arrays.equals(array, start, start + count, other, 0, count);
    }

    /** Returns whether the first {@code count} bytes are those of another slice. */
    public boolean matches(ByteSlice other, int count) {
        return Arrays.equals(array, offset, offset + count, other.array, other.offset, other.offset + count);
    }

    /** Returns a slice that later answers do not change. */
    public static ByteSlice copyOf(ByteSlice slice) {
        ByteSlice copy = new ByteSlice();
        if (slice.state == Availability.KNOWN) {
            copy.set(
                    Arrays.copyOfRange(slice.array, slice.offset, slice.offset + slice.length),
                    0,
                    slice.length,
                    slice.cut);
        } else {
            copy.setMissing(slice.state);
        }
        return copy;
    }

    /** Returns a copy of the known bytes. */
    public ByteString toByteString() {
        return ByteString.of(Arrays.copyOfRange(array, offset, offset + length));
    }
}
