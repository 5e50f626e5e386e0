package org.syscalltrack.bpf.lower;

import java.util.ArrayList;
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

    /** The parts of a set by the work that they take. */
    private static final class Parts {
        private final List<ByteString> exact = new ArrayList<>();
        private final List<ByteString> beginnings = new ArrayList<>();
        private final List<ByteString> ends = new ArrayList<>();
        private final List<Glob> others = new ArrayList<>();
        private boolean all;

        void add(Glob pattern) {
            List<Glob.Element> elements = pattern.elements();
            Glob.Element first = elements.isEmpty() ? null : elements.get(0);
            Glob.Element last = elements.isEmpty() ? null : elements.get(elements.size() - 1);
            if (first == null) {
                exact.add(pattern.pattern());
            } else if (elements.size() == 1 && first instanceof Glob.Element.Literal literal) {
                exact.add(literal.bytes());
            } else if (elements.size() == 1 && first instanceof Glob.Element.Star) {
                all = true;
            } else if (elements.size() == 2
                    && first instanceof Glob.Element.Literal literal
                    && last instanceof Glob.Element.Star) {
                beginnings.add(literal.bytes());
            } else if (elements.size() == 2
                    && first instanceof Glob.Element.Star
                    && last instanceof Glob.Element.Literal literal) {
                ends.add(literal.bytes());
            } else {
                others.add(pattern);
            }
        }
    }

    /** Goes where the membership leads; R0 holds the outcome of a string that was read. */
    void member(StringSource value, List<ByteString> exact, List<Glob> patterns, Outcomes outcomes) {
        Parts parts = new Parts();
        parts.exact.addAll(exact);
        patterns.forEach(parts::add);
        if (parts.all) {
            target.flow().jump(outcomes.ifTrue());
            return;
        }
        List<PatternWord> words = PatternWord.of(parts.others)
                .orElseThrow(() -> new CannotLowerException("a pattern of more than " + (Long.SIZE - 1)
                        + " characters that is more than a beginning or an end of a string does not fit an eBPF"
                        + " program; use startswith or endswith, or the kernel module"));
        beginnings(value, parts.beginnings, outcomes.ifTrue());
        Label cut = new Label("set_cut");
        boolean table = isForTable(parts.exact);
        if (!parts.ends.isEmpty() || !words.isEmpty() || table) {
            target.flow().jumpIf(JumpOp.GT, Register.R0, StringLoads.WHOLE, cut);
        }
        if (table) {
            List<ByteString> strings = possible(parts.exact).stream().distinct().toList();
            new StringTableSearch(target).search(strings, loads.outcomeOf(value), roomOf(value), outcomes.ifTrue());
            target.code().load(Size.DW, Register.R0, Registers.SCRATCH, loads.outcomeOf(value));
        } else {
            exact(value, parts.exact, outcomes.ifTrue());
        }
        ends(value, parts.ends, outcomes.ifTrue());
        for (PatternWord word : words) {
            search.search(word, loads.outcomeOf(value), roomOf(value), outcomes.ifTrue(), outcomes.ifUnreadable());
        }
        target.flow().jump(outcomes.ifFalse());
        target.flow().bind(cut);
        if (target.flow().isReachable()) {
            cut(value, words, !parts.ends.isEmpty(), outcomes);
        }
    }

    /** Patterns that the string's beginning does not decide are unknown, unless another one matches. */
    private void cut(StringSource value, List<PatternWord> words, boolean unknown, Outcomes outcomes) {
        int flag = target.frame().slotOf(Stack.LENGTH);
        boolean several = !unknown && words.size() > 1;
        if (several) {
            target.code().store(Size.DW, Register.R10, flag, 0);
        }
        for (PatternWord word : words) {
            Label undecided = new Label("set_undecided");
            Label next = new Label("set_next");
            Label unreadable = unknown || several ? undecided : outcomes.ifUnreadable();
            search.search(word, loads.outcomeOf(value), roomOf(value), outcomes.ifTrue(), unreadable);
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
