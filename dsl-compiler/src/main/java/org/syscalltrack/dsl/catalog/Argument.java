package org.syscalltrack.dsl.catalog;

/** Where a canonical parameter lies among the argument slots (registers, counted from 0) of an entry. */
public sealed interface Argument {
    /** Width and signedness of the value there. */
    IntegerType type();

    /** Calls the visitor's method for this place. */
    <R> R accept(Visitor<R> visitor);

    /**
     * In one slot.
     *
     * @param index 0 to 5
     * @param type the part of the register that counts; the rest is to be ignored
     */
    record Slot(int index, IntegerType type) implements Argument {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.slot(this);
        }
    }

    /**
     * In one slot, in units of a power of two ({@code mmap2} of i386 counts its offset in pages of 4096).
     *
     * @param index 0 to 5
     * @param type the part of the register that counts
     * @param shift how far the widened value is to be shifted left
     */
    record ShiftedSlot(int index, IntegerType type, int shift) implements Argument {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.shiftedSlot(this);
        }
    }

    /**
     * A 64-bit value split over two 32-bit slots.
     *
     * @param low slot of bits 0 to 31
     * @param high slot of bits 32 to 63
     * @param type always 64 bits
     */
    record JoinedSlots(int low, int high, IntegerType type) implements Argument {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.joinedSlots(this);
        }
    }

    /**
     * In the caller's memory, behind a pointer in a slot ({@code socketcall}, the old {@code mmap} of i386).
     *
     * @param pointerSlot slot of the pointer, 0 to 5
     * @param offset bytes from there
     * @param type what lies there
     */
    record Memory(int pointerSlot, int offset, IntegerType type) implements Argument {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.memory(this);
        }
    }

    /**
     * Not passed by this entry: the call behaves as if it were this value.
     *
     * @param value the value
     * @param type its type on the native ABI
     */
    record Fixed(long value, IntegerType type) implements Argument {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.fixed(this);
        }
    }

    /**
     * One method for each place.
     *
     * @param <R> what they return
     */
    interface Visitor<R> {
        /** For {@link Slot}. */
        R slot(Slot argument);

        /** For {@link ShiftedSlot}. */
        R shiftedSlot(ShiftedSlot argument);

        /** For {@link JoinedSlots}. */
        R joinedSlots(JoinedSlots argument);

        /** For {@link Memory}. */
        R memory(Memory argument);

        /** For {@link Fixed}. */
        R fixed(Fixed argument);
    }
}
