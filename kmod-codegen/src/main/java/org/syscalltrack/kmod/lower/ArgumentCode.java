package org.syscalltrack.kmod.lower;

import org.syscalltrack.dsl.catalog.Argument;
import org.syscalltrack.dsl.catalog.IntegerType;
import org.syscalltrack.kmod.text.CText;

/** Where a parameter lies, as a C expression on {@code call}. */
final class ArgumentCode implements Argument.Visitor<String> {
    private static final int WORD_BYTES = 4;
    private static final int MEMORY_WORDS = 6;

    private final String missing;

    /** @param missing what collects why a value is missing: a pointer to an {@code unsigned int} */
    ArgumentCode(String missing) {
        this.missing = missing;
    }

    /** Whether a parameter can be missing: those behind a pointer. */
    static boolean isUncertain(Argument place) {
        return place instanceof Argument.Memory;
    }

    /** A parameter's value, widened to 64 bits as its type is. */
    static String of(Argument place, String missing) {
        return place.accept(new ArgumentCode(missing));
    }

    @Override
    public String slot(Argument.Slot argument) {
        return cast(argument.type()) + "call->slots[" + argument.index() + "]";
    }

    @Override
    public String shiftedSlot(Argument.ShiftedSlot argument) {
        return "((u64)" + cast(argument.type()) + "call->slots[" + argument.index() + "] << " + argument.shift() + ")";
    }

    @Override
    public String joinedSlots(Argument.JoinedSlots argument) {
        return "(call->slots[" + argument.high() + "] << 32 | call->slots[" + argument.low() + "])";
    }

    @Override
    public String memory(Argument.Memory argument) {
        int index = argument.offset() / WORD_BYTES;
        if (argument.offset() % WORD_BYTES != 0
                || index >= MEMORY_WORDS
                || argument.type().bits() != Integer.SIZE) {
            throw new CannotGenerateException("an argument lies where the module does not read");
        }
        return cast(argument.type()) + "sct_memory(call, " + index + ", " + missing + ")";
    }

    @Override
    public String fixed(Argument.Fixed argument) {
        return CText.number(argument.value());
    }

    static String cast(IntegerType type) {
        return type.bits() == Long.SIZE ? "" : "(" + type.label() + ")";
    }
}
