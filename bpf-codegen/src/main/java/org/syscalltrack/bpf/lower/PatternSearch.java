package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.event.EventRecord;

/** Lets a string run through a {@link PatternWord}. */
final class PatternSearch {
    /** The loop's state on the stack: the address of the string. */
    static final int TEXT = 0;
    /** The address of the scratch value, where {@link ScratchLayout#LOOP} has the automaton's states. */
    static final int SCRATCH = 8;
    /** The address of the pattern's table. */
    static final int PATTERN = 16;
    /** The number of bytes. */
    static final int LENGTH = 24;
    /** 1, once every longer string matches. */
    static final int FOUND = 32;

    private static final int BYTES = 40;

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
        Label whole = new Label("pattern_whole");
        Label cut = new Label("pattern_cut");
        Label none = new Label("pattern_none");
        int state = target.frame().areaOf("pattern", BYTES);
        target.frame().reserveForCalls(LoopBody.STACK);
        target.code().load(Size.DW, Register.R1, Registers.SCRATCH, outcome).alu(AluOp.SUB, Register.R1, 1);
        target.flow().jumpIf(JumpOp.LE, Register.R1, EventRecord.MAXIMUM_STRING, whole);
        target.code().move(Register.R1, EventRecord.MAXIMUM_STRING);
        target.flow().bind(whole);
        target.code().store(Size.DW, Register.R10, state + LENGTH, Register.R1);
        target.scratchAddress(Register.R2, room);
        target.code()
                .store(Size.DW, Register.R10, state + TEXT, Register.R2)
                .move(Register.R2, word.start())
                .store(Size.DW, Registers.SCRATCH, ScratchLayout.LOOP, Register.R2)
                .store(Size.DW, Register.R10, state + SCRATCH, Registers.SCRATCH)
                .loadVariable(Register.R2, Maps.TABLES, target.shared().tables().add(word.table()))
                .store(Size.DW, Register.R10, state + PATTERN, Register.R2)
                .store(Size.DW, Register.R10, state + FOUND, 0)
                .alu(AluOp.ADD, Register.R1, Long.BYTES - 1)
                .alu(AluOp.RSH, Register.R1, 3)
                .loadFunction(Register.R2, target.shared().use(LoopBody.PATTERN));
        target.stackAddress(Register.R3, state);
        target.code().move(Register.R4, 0).call(Helper.LOOP).load(Size.DW, Register.R1, Register.R10, state + FOUND);
        target.flow().jumpIf(JumpOp.NE, Register.R1, 0, ifTrue);
        target.code()
                .load(Size.DW, Register.R1, Registers.SCRATCH, ScratchLayout.LOOP)
                .load(Size.DW, Register.R2, Registers.SCRATCH, outcome);
        target.flow().jumpIf(JumpOp.GT, Register.R2, StringLoads.WHOLE, cut);
        target.code().move(Register.R2, word.accepting());
        target.flow().jumpIf(JumpOp.SET, Register.R1, Register.R2, ifTrue);
        target.flow().jump(none);
        target.flow().bind(cut);
        target.code().move(Register.R2, word.hopeful());
        target.flow().jumpIf(JumpOp.SET, Register.R1, Register.R2, ifUnreadable);
        target.flow().bind(none);
    }
}
