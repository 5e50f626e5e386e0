package org.syscalltrack.bpf.asm;

/** Where a jump goes: a label in code that is being built, a distance in code that was decoded. */
public sealed interface JumpTarget permits Label, JumpTarget.Distance {

    /** A distance in eight-byte slots, counted from the instruction after the jump. */
    record Distance(int slots) implements JumpTarget {}
}
