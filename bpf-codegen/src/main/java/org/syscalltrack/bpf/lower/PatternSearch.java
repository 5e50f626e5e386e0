package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.event.EventRecord;

/** Lets a string run through a {@link PatternWord}. */
final class PatternSearch {
    private final Target target;

    PatternSearch(Target target) {
        this.target = target;
    }

    /**
     * Goes to {@code ifTrue} where a pattern of the word matches, and falls through where none does.
     *
     * @param outcome where the scratch value has the string's outcome, which is a length
     * @param room where the string begins in the scratch value
     */
    void search(PatternWord word, int outcome, int room, Label ifTrue, Label ifUnreadable) {
        target.frame().reserveForCalls(PatternFunction.STACK);
        target.code().load(Size.DW, Register.R2, Registers.SCRATCH, outcome).alu(AluOp.SUB, Register.R2, 1);
        target.limit(Register.R2, EventRecord.MAXIMUM_STRING);
        target.scratchAddress(Register.R1, room);
        target.code()
                .move(Register.R3, target.shared().tables().add(word.table()))
                .move(Register.R4, word.start())
                .call(target.shared().use(PatternFunction.SEARCH));
        Label none = new Label("pattern_none");
        decide(target, word, outcome, ifTrue, ifUnreadable, none);
        target.flow().bind(none);
    }

    /** Goes where the states in R0 lead; falls through where a longer string may not match by them. */
    static void decide(Target target, PatternWord word, int outcome, Label ifTrue, Label ifUnreadable, Label none) {
        Label cut = new Label("pattern_cut");
        jumpIfAny(target, word.certain(), ifTrue);
        target.code().load(Size.DW, Register.R2, Registers.SCRATCH, outcome);
        target.flow().jumpIf(JumpOp.GT, Register.R2, StringLoads.WHOLE, cut);
        jumpIfAny(target, word.accepting() & ~word.certain(), ifTrue);
        target.flow().jump(none);
        target.flow().bind(cut);
        jumpIfAny(target, word.hopeful() & ~word.certain(), ifUnreadable);
    }

    private static void jumpIfAny(Target target, long states, Label label) {
        if (states != 0) {
            target.code().move(Register.R2, states);
            target.flow().jumpIf(JumpOp.SET, Register.R0, Register.R2, label);
        }
    }
}
