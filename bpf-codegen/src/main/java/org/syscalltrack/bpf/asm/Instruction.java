package org.syscalltrack.bpf.asm;

/**
 * One eBPF instruction: a small immutable value (RFC 9669). Jumps, calls and wide constants may still name symbols.
 *
 * <p>Use an {@link Assembler} to write them and a {@link Visitor} to tell them apart.
 */
public sealed interface Instruction {

    /** How many eight-byte slots the instruction takes when encoded: two for {@link LoadWide}, else one. */
    default int slots() {
        return 1;
    }

    /** Calls the visitor's method for this form. */
    <R> R accept(Visitor<R> visitor);

    /** {@code r1 += r2}, {@code w1 = 5}: an operation that combines the destination with an operand. */
    record Alu(Width width, AluOp op, Register destination, Operand source) implements Instruction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.alu(this);
        }
    }

    /** {@code r1 = -r1}. */
    record Negate(Width width, Register destination) implements Instruction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.negate(this);
        }
    }

    /** {@code r1 = (s8)r2}: a copy of the low 8, 16 or (to 64) 32 bits, sign-extended. Linux 6.6. */
    record MoveSigned(Width width, int bits, Register destination, Register source) implements Instruction {
        /** Checks the number of bits. */
        public MoveSigned {
            if (bits != 8 && bits != 16 && (bits != 32 || width == Width.W32)) {
                throw new IllegalArgumentException(
                        "a signed move to " + width.bits() + " bits cannot take " + bits + " bits");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.moveSigned(this);
        }
    }

    /** {@code r1 = be16 r1}: a change of the byte order of the low 16, 32 or 64 bits. */
    record SwapBytes(ByteOrder order, int bits, Register destination) implements Instruction {
        /** Checks the number of bits. */
        public SwapBytes {
            if (bits != 16 && bits != 32 && bits != 64) {
                throw new IllegalArgumentException("a byte swap takes 16, 32 or 64 bits, not " + bits);
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.swapBytes(this);
        }
    }

    /** {@code r1 = *(u32 *)(r2 + 8)}; with {@code signed} the value's sign is extended (not for DW; Linux 6.6). */
    record Load(Size size, boolean signed, Register destination, Register base, short offset) implements Instruction {
        /** Checks that a signed load has a sign to extend. */
        public Load {
            if (signed && size == Size.DW) {
                throw new IllegalArgumentException("a load of eight bytes has no sign to extend");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.load(this);
        }
    }

    /** {@code *(u32 *)(r1 + 8) = r2} or {@code = 5}. */
    record Store(Size size, Register base, short offset, Operand source) implements Instruction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.store(this);
        }
    }

    /** {@code lock *(u64 *)(r1 + 8) += r2} and its family, on words and double words. */
    record Atomic(Size size, AtomicOp op, Register base, short offset, Register source) implements Instruction {
        /** Checks the size. */
        public Atomic {
            if (size != Size.W && size != Size.DW) {
                throw new IllegalArgumentException("atomic operations work on words and double words, not on " + size);
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.atomic(this);
        }
    }

    /** {@code r1 = 4294967296 ll}: the two-slot load of a 64-bit constant, an address or a map. */
    record LoadWide(Register destination, WideSource source) implements Instruction {
        @Override
        public int slots() {
            return 2;
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.loadWide(this);
        }
    }

    /**
     * {@code r0 = *(u16 *)skb[12]}: a load from a network packet in network order, as in classic BPF. R6 holds the
     * socket buffer. A register index is added to the constant one.
     */
    record LoadPacket(Size size, Operand index) implements Instruction {
        /** Checks the size. */
        public LoadPacket {
            if (size == Size.DW) {
                throw new IllegalArgumentException("a packet load moves at most four bytes");
            }
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.loadPacket(this);
        }
    }

    /** {@code goto}; {@code wide} takes a 32-bit distance instead of 16 bits ({@code gotol}, Linux 6.6). */
    record Jump(boolean wide, JumpTarget target) implements Instruction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.jump(this);
        }
    }

    /** {@code if r1 == 5 goto}. */
    record JumpIf(Width width, JumpOp op, Register left, Operand right, JumpTarget target) implements Instruction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.jumpIf(this);
        }
    }

    /** {@code call}: arguments in R1 to R5, the result in R0. */
    record Call(CallTarget target) implements Instruction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.call(this);
        }
    }

    /** {@code exit}: returns R0. */
    record Exit() implements Instruction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.exit(this);
        }
    }

    /** A slot that is no instruction of this list; found in decoded code only, kept so that nothing is lost. */
    record Unknown(long word) implements Instruction {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.unknown(this);
        }
    }

    /** One method for each form: whoever implements it has thought of all. */
    interface Visitor<R> {
        R alu(Alu instruction);

        R negate(Negate instruction);

        R moveSigned(MoveSigned instruction);

        R swapBytes(SwapBytes instruction);

        R load(Load instruction);

        R store(Store instruction);

        R atomic(Atomic instruction);

        R loadWide(LoadWide instruction);

        R loadPacket(LoadPacket instruction);

        R jump(Jump instruction);

        R jumpIf(JumpIf instruction);

        R call(Call instruction);

        R exit(Exit instruction);

        R unknown(Unknown instruction);
    }
}
