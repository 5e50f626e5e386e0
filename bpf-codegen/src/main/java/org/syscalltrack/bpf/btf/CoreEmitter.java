package org.syscalltrack.bpf.btf;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Assembler;
import org.syscalltrack.bpf.asm.CoreRelocation;
import org.syscalltrack.bpf.asm.CoreRelocation.Kind;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.Instruction;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Operand;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.asm.Width;

/**
 * Writes instructions whose offsets, sizes and constants the loader corrects for the running kernel (CO-RE). The values
 * that stand in the code are those of our own declarations; libbpf checks that they do before it changes them.
 */
public final class CoreEmitter {
    private final Assembler assembler;
    private final KernelTypes types;

    /** Writes with this assembler and registers types here. */
    public CoreEmitter(Assembler assembler, KernelTypes types) {
        this.assembler = assembler;
        this.types = types;
    }

    /**
     * {@code destination = base->field}, for a pointer that the verifier trusts (fentry, lsm, tp_btf); a field of one,
     * two, four or eight bytes that is no bit field.
     */
    public CoreEmitter load(Register destination, Register base, CoreField field) {
        plain(field);
        Size size = Size.ofBytes(field.type().bytes());
        assembler.emit(
                new Instruction.Load(size, false, destination, base, (short) field.offset()),
                types.about(Kind.FIELD_BYTE_OFFSET, field));
        return this;
    }

    /** {@code destination = &destination->field}. */
    public CoreEmitter address(Register destination, CoreField field) {
        return alu(AluOp.ADD, destination, field.offset(), types.about(Kind.FIELD_BYTE_OFFSET, field));
    }

    /** {@code destination} = the address of the struct whose field it is the address of; a number and no pointer. */
    public CoreEmitter containerOf(Register destination, CoreField field) {
        return alu(AluOp.SUB, destination, field.offset(), types.about(Kind.FIELD_BYTE_OFFSET, field));
    }

    /**
     * Copies {@code base->field} to the stack at {@code R10 + stackOffset} by {@code bpf_probe_read_kernel}, for any
     * pointer. R0 holds 0 or a negative error afterwards; R1 to R5 are lost.
     *
     * @param base must not be R1 or R2
     */
    public CoreEmitter read(int stackOffset, Register base, CoreField field) {
        plain(field);
        if (base == Register.R1 || base == Register.R2) {
            throw new IllegalArgumentException("the base " + base + " is overwritten before it is used");
        }
        assembler.move(Register.R1, Register.R10).alu(AluOp.ADD, Register.R1, stackOffset);
        assembler.move(Register.R2, field.type().bytes());
        if (base != Register.R3) {
            assembler.move(Register.R3, base);
        }
        address(Register.R3, field);
        assembler.call(Helper.PROBE_READ_KERNEL);
        return this;
    }

    /**
     * {@code destination = base->field} for a bit field, with a pointer that the verifier trusts. Offset, size and
     * position of the field may differ between kernels.
     *
     * @param scratch another register, lost
     */
    public CoreEmitter loadBitField(Register destination, Register base, Register scratch, CoreField field) {
        if (field.bits() == 0) {
            throw new IllegalArgumentException(String.join(".", field.path()) + " is no bit field");
        }
        int unit = field.type().bytes();
        assembler.move(scratch, base);
        alu(AluOp.ADD, scratch, field.offset(), types.about(Kind.FIELD_BYTE_OFFSET, field));
        constant(destination, unit, types.about(Kind.FIELD_BYTE_SIZE, field));
        loadUnit(destination, scratch);
        alu(AluOp.LSH, destination, 64 - field.bits(), types.about(Kind.FIELD_LSHIFT_U64, field));
        AluOp back = field.signed() ? AluOp.ARSH : AluOp.RSH;
        return alu(back, destination, 64 - field.bits(), types.about(Kind.FIELD_RSHIFT_U64, field));
    }

    /** {@code destination} = 1 if the kernel's struct has the field, else 0. */
    public CoreEmitter exists(Register destination, CoreField field) {
        return constant(destination, 1, types.about(Kind.FIELD_EXISTS, field));
    }

    /** {@code destination} = the field's size in bytes. */
    public CoreEmitter size(Register destination, CoreField field) {
        return constant(destination, field.type().bytes(), types.about(Kind.FIELD_BYTE_SIZE, field));
    }

    /** {@code destination} = 1 if the kernel has the type, else 0. */
    public CoreEmitter exists(Register destination, KernelType type) {
        return constant(destination, 1, types.about(Kind.TYPE_EXISTS, type));
    }

    /** {@code destination} = the type's size in bytes. */
    public CoreEmitter size(Register destination, KernelType type) {
        return constant(destination, type.bytes(), types.about(Kind.TYPE_SIZE, type));
    }

    /** {@code destination} = 1 if the kernel's enumeration has the enumerator, else 0. */
    public CoreEmitter exists(Register destination, KernelType.Enumeration enumeration, String enumerator) {
        return constant(destination, 1, types.about(Kind.ENUMVAL_EXISTS, enumeration, enumerator));
    }

    /** {@code destination} = the enumerator's value. */
    public CoreEmitter value(Register destination, KernelType.Enumeration enumeration, String enumerator) {
        int local = enumeration.enumerators().indexOf(enumerator);
        return constant(destination, local, types.about(Kind.ENUMVAL_VALUE, enumeration, enumerator));
    }

    /** Loads from where {@code address} points as many bytes as {@code destination} says; the loader knows how many. */
    private void loadUnit(Register destination, Register address) {
        Label done = new Label("bits_loaded");
        for (Size size : new Size[] {Size.B, Size.H, Size.W}) {
            Label next = new Label("bits_not_" + size.unsignedType());
            assembler.jumpIf(JumpOp.NE, destination, size.bytes(), next);
            assembler.load(size, destination, address, 0).jump(done).bind(next);
        }
        assembler.load(Size.DW, destination, address, 0).bind(done);
    }

    private CoreEmitter constant(Register destination, int local, CoreRelocation relocation) {
        return alu(AluOp.MOV, destination, local, relocation);
    }

    private CoreEmitter alu(AluOp op, Register destination, int local, CoreRelocation relocation) {
        assembler.emit(new Instruction.Alu(Width.W64, op, destination, Operand.of(local)), relocation);
        return this;
    }

    private static void plain(CoreField field) {
        if (field.bits() != 0) {
            throw new IllegalArgumentException(
                    String.join(".", field.path()) + " is a bit field; only loadBitField reads it");
        }
    }
}
