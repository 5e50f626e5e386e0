package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.Register;

/** What each register that survives calls is kept for, in every decision program. */
final class Registers {
    /** The saved registers of the call: {@code struct pt_regs}. */
    static final Register CALL = Register.R6;
    /** {@link Fact.Common#TASK}. */
    static final Register TASK = Register.R7;
    /** {@link Fact.Common#SCRATCH}. */
    static final Register SCRATCH = Register.R8;

    private Registers() {}
}
