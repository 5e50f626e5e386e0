package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Assembler;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.catalog.Argument;
import org.syscalltrack.dsl.catalog.IntegerType;

/** The call's parameters, from the registers that the entry saved, or from where those point. */
final class ArgumentLoads {
    private static final int WORD_BITS = 64;

    private final Target target;

    ArgumentLoads(Target target) {
        this.target = target;
    }

    /** Reads a parameter that lies in the caller's memory; others need nothing. R0 to R5 are lost. */
    void prepare(int parameter, Label ifUnreadable) {
        if (place(parameter) instanceof Argument.Memory memory) {
            int slot = target.frame().slotOf(memory);
            target.stackAddress(Register.R1, slot);
            target.code().move(Register.R2, memory.type().bits() / Byte.SIZE);
            loadSlot(memory.pointerSlot(), new IntegerType(Integer.SIZE, false), Register.R3);
            target.code().alu(AluOp.ADD, Register.R3, memory.offset()).call(Helper.PROBE_READ_USER);
            target.flow().jumpIf(JumpOp.NE, Register.R0, 0, ifUnreadable);
        }
    }

    /** {@code destination} = a prepared parameter, widened to 64 bits by its own signedness; R5 is lost. */
    void load(int parameter, Register destination) {
        Argument place = place(parameter);
        if (place instanceof Argument.Slot slot) {
            loadSlot(slot.index(), slot.type(), destination);
            extend(slot.type(), destination);
        } else if (place instanceof Argument.ShiftedSlot slot) {
            loadSlot(slot.index(), slot.type(), destination);
            extend(slot.type(), destination);
            target.code().alu(AluOp.LSH, destination, slot.shift());
        } else if (place instanceof Argument.JoinedSlots joined) {
            IntegerType half = new IntegerType(Integer.SIZE, false);
            loadSlot(joined.high(), half, Register.R5);
            loadSlot(joined.low(), half, destination);
            target.code().alu(AluOp.LSH, Register.R5, Integer.SIZE).alu(AluOp.OR, destination, Register.R5);
        } else if (place instanceof Argument.Memory memory) {
            Size size = Size.ofBytes(memory.type().bits() / Byte.SIZE);
            target.code().load(size, destination, Register.R10, target.frame().slotOf(memory));
            extend(memory.type(), destination);
        } else if (place instanceof Argument.Fixed fixed) {
            target.code().move(destination, fixed.value());
        }
    }

    /** The type of a parameter that lies in the low bits of one saved register, where its width is 32. */
    boolean isNarrowRegister(int parameter) {
        return place(parameter) instanceof Argument.Slot slot && slot.type().bits() == Integer.SIZE;
    }

    /** The type of a parameter at this entry. */
    IntegerType typeOf(int parameter) {
        return place(parameter).type();
    }

    /** {@code destination} = the low 32 bits of a {@linkplain #isNarrowRegister narrow} parameter, not sign-extended. */
    void loadNarrow(int parameter, Register destination) {
        Argument.Slot slot = (Argument.Slot) place(parameter);
        loadSlot(slot.index(), slot.type(), destination);
    }

    /** Extends the sign of a value that was loaded into the low bits, if it has one. */
    void extend(IntegerType type, Register destination) {
        extend(target.code(), type, destination);
    }

    static void extend(Assembler code, IntegerType type, Register destination) {
        if (type.signed() && type.bits() < WORD_BITS) {
            int shift = WORD_BITS - type.bits();
            code.alu(AluOp.LSH, destination, shift).alu(AluOp.ARSH, destination, shift);
        }
    }

    private Argument place(int parameter) {
        return target.entry().arguments().get(parameter);
    }

    private void loadSlot(int index, IntegerType type, Register destination) {
        int offset = SavedRegisters.argument(target.entry().abi(), index);
        target.code().load(Size.ofBytes(type.bits() / Byte.SIZE), destination, Registers.CALL, offset);
    }
}
