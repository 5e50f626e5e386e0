package org.syscalltrack.bpf.lower;

import java.util.List;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.function.Work;
import org.syscalltrack.dsl.event.EventRecord;

/**
 * Lets a string run through a {@link PatternChain} of several words, one word after the other: each run leaves behind at
 * which bytes its last state was passed, and the next run lets its first state begin there. Where nothing was passed,
 * the later words need no run.
 */
final class PatternChainSearch {
    /** The word's states. */
    static final int STATES = 0;
    /** For how many steps of eight bytes there are bits in {@link #PASSED}, in the word before. */
    static final int STEPS_BEFORE = 8;
    /** The same in this word. */
    static final int STEPS = 16;
    /** Not 0, once the last state was passed. */
    static final int PASSED_ANY = 24;
    /** For each step, by a bit for each of its bytes, whether the last state was passed. */
    static final int PASSED = 64;

    /** How much memory there is. */
    static final int MEMORY = PASSED + (EventRecord.MAXIMUM_STRING + 1) / Long.BYTES;

    /** Not 0, where a longer string may match. */
    private static final int HOPEFUL = 32;

    private final Target target;
    private final int memory;
    private final int length;

    /** What a search needs was reserved by {@link ScratchLayout#reserveWork}. */
    PatternChainSearch(Target target) {
        this.target = target;
        // A path is copied from there as soon as it was found.
        memory = target.scratch().workOffset() + Work.PATH;
        length = target.frame().slotOf("pattern length");
        target.frame().reserveForCalls(PatternFunction.STACK);
    }

    /** Does what {@link PatternSearch#search} does. */
    void search(PatternChain chain, int outcome, int room, Label ifTrue, Label ifUnreadable) {
        Label passedNothing = new Label("chain_passed_nothing");
        Label none = new Label("chain_none");
        target.code().load(Size.DW, Register.R1, Registers.SCRATCH, outcome);
        target.flow().jumpIf(JumpOp.LE, Register.R1, chain.minimumLength(), none);
        target.code().alu(AluOp.SUB, Register.R1, 1);
        target.limit(Register.R1, EventRecord.MAXIMUM_STRING);
        target.code()
                .store(Size.DW, Register.R10, length, Register.R1)
                .store(Size.DW, Registers.SCRATCH, memory + STEPS_BEFORE, 0)
                .store(Size.DW, Registers.SCRATCH, memory + HOPEFUL, 0);
        List<PatternWord> words = chain.words();
        int last = words.size() - 1;
        for (PatternWord word : words.subList(0, last)) {
            run(word, room);
            leave(passedNothing);
        }
        run(words.get(last), room);
        target.code().load(Size.DW, Register.R0, Registers.SCRATCH, memory + STATES);
        PatternSearch.decide(target, words.get(last), outcome, ifTrue, ifUnreadable, none);
        target.flow().bind(passedNothing);
        target.code().load(Size.DW, Register.R1, Registers.SCRATCH, outcome);
        target.flow().jumpIf(JumpOp.LE, Register.R1, StringLoads.WHOLE, none);
        target.code().load(Size.DW, Register.R1, Registers.SCRATCH, memory + HOPEFUL);
        target.flow().jumpIf(JumpOp.NE, Register.R1, 0, ifUnreadable);
        target.flow().bind(none);
    }

    private void run(PatternWord word, int room) {
        target.code()
                .store(Size.DW, Registers.SCRATCH, memory + STATES, (int) word.start())
                .store(Size.DW, Registers.SCRATCH, memory + PASSED_ANY, 0);
        target.scratchAddress(Register.R1, memory);
        target.scratchAddress(Register.R2, room);
        target.code()
                .load(Size.DW, Register.R3, Register.R10, length)
                .move(Register.R4, target.shared().tables().add(word.table()))
                .call(target.shared().use(PatternFunction.CHAIN));
    }

    /** A word has run that is not the last one. */
    private void leave(Label passedNothing) {
        target.code()
                .load(Size.DW, Register.R1, Registers.SCRATCH, memory + STATES)
                .load(Size.DW, Register.R2, Registers.SCRATCH, memory + HOPEFUL)
                .alu(AluOp.OR, Register.R2, Register.R1)
                .store(Size.DW, Registers.SCRATCH, memory + HOPEFUL, Register.R2)
                .load(Size.DW, Register.R1, Registers.SCRATCH, memory + PASSED_ANY);
        target.flow().jumpIf(JumpOp.EQ, Register.R1, 0, passedNothing);
        target.code()
                .load(Size.DW, Register.R1, Registers.SCRATCH, memory + STEPS)
                .store(Size.DW, Registers.SCRATCH, memory + STEPS_BEFORE, Register.R1);
    }
}
