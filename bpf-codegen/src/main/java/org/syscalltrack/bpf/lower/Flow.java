package org.syscalltrack.bpf.lower;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.bpf.asm.Assembler;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.asm.Instruction;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Operand;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.SourceLine;
import org.syscalltrack.bpf.asm.Width;

/**
 * The control flow of a function that is being written, in which all jumps go forward. At every place it knows which
 * {@link Fact}s hold on all ways there, and which on some; behind a jump that is always taken nothing can be reached,
 * and nothing is to be written.
 */
final class Flow {
    private final Assembler assembler;
    private final Map<Label, Facts> arriving = new HashMap<>();
    private final List<Label> placed = new ArrayList<>();
    private @Nullable Facts here = new Facts(Set.of(), Set.of());
    private @Nullable Label pending;

    /** What holds on all ways to a place, and what on some of them. */
    private record Facts(Set<Fact> always, Set<Fact> sometimes) {
        Facts merge(Facts other) {
            Set<Fact> both = new HashSet<>(always);
            both.retainAll(other.always);
            Set<Fact> any = new HashSet<>(sometimes);
            any.addAll(other.sometimes);
            return new Facts(both, any);
        }
    }

    Flow(String name) {
        assembler = new Assembler(name);
    }

    /** The assembler, for instructions that do not jump; what is written where nothing leads is lost. */
    Assembler code() {
        if (here == null) {
            return new Assembler("unreachable");
        }
        settle();
        return assembler;
    }

    /** Writes the jump that was put off, unless it leads to what follows, and then the labels that are placed here. */
    private void settle() {
        Label target = pending;
        if (target != null && !placed.contains(target)) {
            assembler.jump(target);
        }
        pending = null;
        placed.forEach(assembler::bind);
        placed.clear();
    }

    /** Says which rule's line the instructions from here on belong to. */
    void source(SourceLine line) {
        if (here != null) {
            settle();
        }
        assembler.source(line);
    }

    /** How many slots the code so far takes at most when a kernel has loaded it. */
    int slots() {
        return assembler.loadedSlots();
    }

    /** The function's name. */
    String name() {
        return assembler.name();
    }

    /** Whether some way leads here. */
    boolean isReachable() {
        return here != null;
    }

    /** Whether a fact holds on all ways here. */
    boolean knows(Fact fact) {
        return here != null && here.always.contains(fact);
    }

    /** Whether a fact holds on some way here. */
    boolean mayKnow(Fact fact) {
        return here != null && here.sometimes.contains(fact);
    }

    /** Whether some jump goes to a label that is not placed yet. */
    boolean awaits(Label label) {
        return arriving.containsKey(label);
    }

    /** From here on a fact holds. */
    void learn(Fact fact) {
        if (here == null) {
            return;
        }
        Set<Fact> always = new HashSet<>(here.always);
        always.add(fact);
        Set<Fact> sometimes = new HashSet<>(here.sometimes);
        sometimes.add(fact);
        here = new Facts(always, sometimes);
    }

    /** Goes on at the label. */
    void jump(Label target) {
        if (here != null) {
            settle();
            arrive(target);
            pending = target;
            here = null;
        }
    }

    /** Goes to the label if the comparison of 64 bits holds. */
    void jumpIf(JumpOp op, Register left, Register right, Label target) {
        jumpIf(Width.W64, op, left, right, target);
    }

    /** Goes to the label if the comparison of 64 bits with a sign-extended constant holds. */
    void jumpIf(JumpOp op, Register left, int right, Label target) {
        jumpIf(Width.W64, op, left, Operand.of(right), target);
    }

    /** Goes to the label if the comparison of the low 32 bits holds. */
    void jumpIf32(JumpOp op, Register left, int right, Label target) {
        jumpIf(Width.W32, op, left, Operand.of(right), target);
    }

    /** Goes to the label if the comparison holds. */
    void jumpIf(Width width, JumpOp op, Register left, Operand right, Label target) {
        if (here != null) {
            settle();
            arrive(target);
            assembler.emit(new Instruction.JumpIf(width, op, left, right, target));
        }
    }

    /** Goes where the comparison of 64 bits leads. */
    void branch(JumpOp op, Register left, Operand right, Outcomes outcomes) {
        branch(Width.W64, op, left, right, outcomes);
    }

    /** Goes where the comparison leads, with one jump where one of the two targets follows. */
    void branch(Width width, JumpOp op, Register left, Operand right, Outcomes outcomes) {
        if (outcomes.ifTrue() == outcomes.next() && op != JumpOp.SET) {
            jumpIf(width, opposite(op), left, right, outcomes.ifFalse());
        } else {
            jumpIf(width, op, left, right, outcomes.ifTrue());
            jump(outcomes.ifFalse());
        }
    }

    private static JumpOp opposite(JumpOp op) {
        return switch (op) {
            case EQ -> JumpOp.NE;
            case NE -> JumpOp.EQ;
            case GT -> JumpOp.LE;
            case LE -> JumpOp.GT;
            case GE -> JumpOp.LT;
            case LT -> JumpOp.GE;
            case SGT -> JumpOp.SLE;
            case SLE -> JumpOp.SGT;
            case SGE -> JumpOp.SLT;
            case SLT -> JumpOp.SGE;
            case SET -> throw new IllegalArgumentException("a test of bits has no opposite");
        };
    }

    /** Places the label here; what was known on only some of the ways is known no more. */
    void bind(Label label) {
        Facts others = arriving.remove(label);
        if (others != null) {
            placed.add(label);
            here = here == null ? others : here.merge(others);
        }
    }

    /** Ends the program with what R0 holds. */
    void exit() {
        if (here != null) {
            settle();
            assembler.exit();
            here = null;
        }
    }

    /** The function. */
    Code finish() {
        if (!arriving.isEmpty()) {
            throw new IllegalStateException("jumps to labels that are nowhere: " + arriving.keySet());
        }
        return assembler.assemble().threaded();
    }

    private void arrive(Label target) {
        Facts now = here;
        if (now != null) {
            arriving.merge(target, now, Facts::merge);
        }
    }
}
