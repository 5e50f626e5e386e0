package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;

/**
 * The per-CPU value for strings and records. A value per program is enough: a tracing program is never entered again on
 * a CPU while it runs there ({@code __bpf_prog_enter_recur} of {@code kernel/bpf/trampoline.c}).
 */
final class Scratch {
    private final Target target;
    private final int key;
    private final Label giveUp;

    /**
     * Uses one value of the map.
     *
     * @param key which
     * @param giveUp where the program ends if the lookup fails, which the verifier wants handled
     */
    Scratch(Target target, int key, Label giveUp) {
        this.target = target;
        this.key = key;
        this.giveUp = giveUp;
    }

    /** Makes sure that {@link Registers#SCRATCH} holds the value's address; R0 to R5 are lost. */
    void ensure() {
        if (!target.flow().isReachable() || target.flow().knows(Fact.Common.SCRATCH)) {
            return;
        }
        target.code()
                .loadVariable(Register.R2, Maps.NUMBERS, key * Integer.BYTES)
                .loadMap(Register.R1, Maps.SCRATCH)
                .call(Helper.MAP_LOOKUP_ELEM);
        target.flow().jumpIf(JumpOp.EQ, Register.R0, 0, giveUp);
        target.code().move(Registers.SCRATCH, Register.R0);
        target.flow().learn(Fact.Common.SCRATCH);
    }
}
