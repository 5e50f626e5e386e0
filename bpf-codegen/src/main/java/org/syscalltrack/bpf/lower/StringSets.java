package org.syscalltrack.bpf.lower;

import java.util.List;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.event.EventRecord;
import org.syscalltrack.dsl.plan.Glob;
import org.syscalltrack.dsl.plan.StringSource;
import org.syscalltrack.dsl.source.ByteString;

/**
 * Membership of a string in a set of strings and patterns. Patterns that are no more than a beginning or an end are
 * compared word by word; others run through automata. Of a string that goes on beyond what was read only its beginning
 * can decide.
 */
final class StringSets {
    private static final int MANY = 1024;
    private static final int FEW = 16;

    private final Target target;
    private final StringLoads loads;
    private final PatternSearch search;

    StringSets(Target target, StringLoads loads) {
        this.target = target;
        this.loads = loads;
        search = new PatternSearch(target);
    }

    /** Goes where the membership leads; R0 holds the outcome of a string that was read. */
    void member(StringSource value, List<ByteString> exact, List<Glob> patterns, Outcomes outcomes) {
        StringSetParts parts = new StringSetParts(exact, patterns);
        if (parts.all()) {
            target.flow().jump(outcomes.ifTrue());
            return;
        }
        List<PatternChain> chains = PatternChain.of(parts.others());
        beginnings(value, parts.beginnings(), outcomes.ifTrue());
        Label cut = new Label("set_cut");
        boolean table = isForTable(parts.exact());
        if (!parts.ends().isEmpty() || !chains.isEmpty() || table) {
            target.flow().jumpIf(JumpOp.GT, Register.R0, StringLoads.WHOLE, cut);
        }
        if (table) {
            List<ByteString> strings =
                    possible(parts.exact()).stream().distinct().toList();
            new StringTableSearch(target).search(strings, loads.outcomeOf(value), roomOf(value), outcomes.ifTrue());
            target.code().load(Size.DW, Register.R0, Registers.SCRATCH, loads.outcomeOf(value));
        } else {
            exact(value, parts.exact(), outcomes.ifTrue());
        }
        ends(value, parts.ends(), outcomes.ifTrue());
        for (PatternChain chain : chains) {
            search(chain, loads.outcomeOf(value), roomOf(value), outcomes.ifTrue(), outcomes.ifUnreadable());
        }
        target.flow().jump(outcomes.ifFalse());
        target.flow().bind(cut);
        if (target.flow().isReachable()) {
            cut(value, chains, !parts.ends().isEmpty(), outcomes);
        }
    }

    /** Patterns that the string's beginning does not decide are unknown, unless another one matches. */
    private void cut(StringSource value, List<PatternChain> chains, boolean unknown, Outcomes outcomes) {
        int flag = target.frame().slotOf(Stack.LENGTH);
        boolean several = !unknown && chains.size() > 1;
        if (several) {
            target.code().store(Size.DW, Register.R10, flag, 0);
        }
        for (PatternChain chain : chains) {
            Label undecided = new Label("set_undecided");
            Label next = new Label("set_next");
            Label unreadable = unknown || several ? undecided : outcomes.ifUnreadable();
            search(chain, loads.outcomeOf(value), roomOf(value), outcomes.ifTrue(), unreadable);
            target.flow().jump(next);
            target.flow().bind(undecided);
            if (several && target.flow().isReachable()) {
                target.code().store(Size.DW, Register.R10, flag, 1);
            }
            target.flow().bind(next);
        }
        if (several) {
            target.code().load(Size.DW, Register.R1, Register.R10, flag);
            target.flow().jumpIf(JumpOp.NE, Register.R1, 0, outcomes.ifUnreadable());
        }
        target.flow().jump(unknown ? outcomes.ifUnreadable() : outcomes.ifFalse());
    }

    private void search(PatternChain chain, int outcome, int room, Label ifTrue, Label ifUnreadable) {
        if (chain.words().size() == 1) {
            search.search(chain.words().get(0), outcome, room, ifTrue, ifUnreadable);
        } else {
            new PatternChainSearch(target).search(chain, outcome, room, ifTrue, ifUnreadable);
        }
    }

    /** Many strings are found faster by instructions, but those have to be within the reach of jumps. */
    private boolean isForTable(List<ByteString> strings) {
        return strings.size() > (target.memory().isCompact() ? FEW : MANY);
    }

    private void beginnings(StringSource value, List<ByteString> texts, Label ifTrue) {
        for (ByteString text : possible(texts)) {
            Label next = new Label("beginning_next");
            target.flow().jumpIf(JumpOp.LE, Register.R0, text.length(), next);
            new ByteComparison(target.flow()).unlessEqual(Registers.SCRATCH, roomOf(value), text, next);
            target.flow().jump(ifTrue);
            target.flow().bind(next);
        }
    }

    private void ends(StringSource value, List<ByteString> texts, Label ifTrue) {
        for (ByteString text : possible(texts)) {
            Label next = new Label("end_next");
            target.flow().jumpIf(JumpOp.LE, Register.R0, text.length(), next);
            target.code().move(Register.R3, Registers.SCRATCH).alu(AluOp.ADD, Register.R3, Register.R0);
            int offset = roomOf(value) - 1 - text.length();
            new ByteComparison(target.flow()).unlessEqual(Register.R3, offset, text, next);
            target.flow().jump(ifTrue);
            target.flow().bind(next);
        }
    }

    private void exact(StringSource value, List<ByteString> texts, Label ifTrue) {
        List<ByteString> possible = possible(texts).stream().distinct().toList();
        if (!possible.isEmpty()) {
            Label none = new Label("set_none");
            new StringSwitch(
                            target.flow(),
                            Registers.SCRATCH,
                            roomOf(value),
                            text -> target.flow().jump(ifTrue),
                            none)
                    .lower(possible);
            target.flow().bind(none);
        }
    }

    private static List<ByteString> possible(List<ByteString> texts) {
        return texts.stream()
                .filter(text -> text.length() <= EventRecord.MAXIMUM_STRING)
                .toList();
    }

    private int roomOf(StringSource value) {
        return target.scratch().offsetOf(value);
    }
}
