package org.syscalltrack.bpf.asm;

/** The second operand of an operation: a register or a 32-bit constant that the machine sign-extends. */
public sealed interface Operand permits Register, Operand.Immediate {

    /** A constant operand; 64-bit operations extend its sign. */
    record Immediate(int value) implements Operand {}

    /** Shorthand for an {@link Immediate}. */
    static Operand of(int value) {
        return new Immediate(value);
    }
}
