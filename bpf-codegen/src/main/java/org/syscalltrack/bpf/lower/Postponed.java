package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.hook.Postponement;

/**
 * What the stash says of a call whose rules the entry has decided in part ({@link Postponement}): a bit in the word about
 * the decision, and below it the rule plus one that enforces if none before it matches, as the entry foresees; or 0. The
 * first hook that decides the rest, or that refuses the call, takes the bit away, and the exit decides where it is left.
 */
final class Postponed {
    private static final int BIT = 30;

    /** Added to the rule plus one. */
    static final int MARK = 1 << BIT;

    /** Nothing is known of the entry's decision any more: what enforces at a further hook is no race. */
    private static final int DONE = 1 << Stash.UNKNOWN_BIT;

    private Postponed() {}

    /** At the entry, before the rules: unless one of them is decided, the call is postponed. */
    static void begin(Target target) {
        target.code().store(Size.W, Register.R10, target.frame().slotOf(Stack.DECIDED), MARK);
    }

    /** At the entry, behind the rules that it decides: goes on elsewhere where one of them has been; R1 is lost. */
    static void unlessAtEntry(Target target, Label decided) {
        target.code().load(Size.W, Register.R1, Register.R10, target.frame().slotOf(Stack.DECIDED));
        target.flow().jumpIf(JumpOp.LT, Register.R1, MARK, decided);
    }

    /** At the entry: a rule would enforce, if those that are left let it; R1 is lost. */
    static void foresee(Lowerings lowerings, int rule) {
        Target target = lowerings.target();
        int slot = target.frame().slotOf(Stack.DECIDED);
        target.code().store(Size.W, Register.R10, slot, MARK | (rule + 1));
    }

    /** At a hook: goes on elsewhere unless the call is postponed; R1 is lost. */
    static void unless(Target target, Label otherwise) {
        load(target);
        // Where no entry was seen all bits are set.
        target.code().alu(AluOp.RSH, Register.R1, BIT);
        target.flow().jumpIf(JumpOp.NE, Register.R1, 1, otherwise);
    }

    /** At a hook, in a postponed call: goes on elsewhere where the entry foresees that a rule enforces; R1 is lost. */
    static void ifForeseen(Target target, Label foreseen) {
        load(target);
        target.flow().jumpIf(JumpOp.NE, Register.R1, MARK, foreseen);
    }

    private static void load(Target target) {
        target.code().load(Size.W, Register.R1, Register.R10, target.frame().slotOf(Stack.STASH));
    }

    /** At the hook that decides, with the stash in R0: neither a further hook nor the exit does. */
    static void close(Target target) {
        target.code().store(Size.W, Register.R0, Stash.DECIDED, DONE);
    }

    /** The same at any hook, if the call is postponed; R0 to R5 are lost. */
    static void closeIfPostponed(Target target) {
        Label other = new Label("not_postponed");
        unless(target, other);
        Stash.lookup(target, 0);
        target.flow().jumpIf(JumpOp.EQ, Register.R0, 0, other);
        close(target);
        target.flow().bind(other);
    }

    /** At a hook: in a postponed call the entry has not looked at a rule that is left, so its match is no race; R1 is lost. */
    static void isNoRace(Target target) {
        Label other = new Label("not_postponed");
        unless(target, other);
        target.code().store(Size.W, Register.R10, target.frame().slotOf(Stack.STASH) + Integer.BYTES, 1);
        target.flow().bind(other);
    }

    /** At the exit, with the stash in R0: keeps its word about the decision; R1 is lost. */
    static void keepAtExit(Target target) {
        target.code()
                .load(Size.W, Register.R1, Register.R0, Stash.DECIDED)
                .store(Size.DW, Register.R10, target.frame().slotOf(Stack.STASH), Register.R1);
    }

    /** At the exit: goes on elsewhere unless the call has passed no hook that decides what was postponed; R1 is lost. */
    static void unlessAtExit(Target target, Label otherwise) {
        load(target);
        target.code().alu(AluOp.AND, Register.R1, Integer.MAX_VALUE);
        target.flow().jumpIf(JumpOp.LT, Register.R1, MARK, otherwise);
        target.flow().jumpIf(JumpOp.GE, Register.R1, Suspension.RESTARTED, otherwise);
    }
}
