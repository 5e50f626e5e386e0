package org.syscalltrack.bpf.lower;

import java.util.List;
import java.util.Optional;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.asm.SourceLine;
import org.syscalltrack.dsl.event.EventRecord;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.source.Position;
import org.syscalltrack.dsl.source.Span;

/** A chain's steps, one after the other; those that can never be reached are left out. */
final class ChainLowering {
    private final Lowerings lowerings;
    private final Site site;
    private final Handover handover;
    private SharedMatches matches = new SharedMatches(0);

    ChainLowering(Lowerings lowerings, Site site, Handover handover) {
        this.lowerings = lowerings;
        this.site = site;
        this.handover = handover;
    }

    /** Writes the steps; where none has stopped the search, and where one has, it goes on at {@code end}. */
    void lower(List<Step> steps, Label end) {
        Flow flow = lowerings.target().flow();
        matches = new SharedMatches(steps.size());
        if (matches.isActive()) {
            lowerings.counters().forManyRules();
        }
        divide(steps, end);
        flow.jump(end);
        matches.write(lowerings, (step, maybeUnreadable) -> {
            flow.source(sourceLine(step.filterSpan()));
            site.matched(lowerings, step, maybeUnreadable, end, end);
        });
        flow.jump(end);
    }

    private void divide(List<Step> steps, Label end) {
        Flow flow = lowerings.target().flow();
        for (int number = handover.from(); number < steps.size() && flow.isReachable(); number++) {
            flow.source(sourceLine(steps.get(number).filterSpan()));
            try {
                if (handover.isDue(number)) {
                    handover.leave(number, steps.get(number));
                    return;
                }
                Optional<EqualityRun> run = runAt(steps, number);
                if (run.isPresent()) {
                    new RunLowering(lowerings, step -> lowerAlone(step, end)).lower(run.get());
                    number += run.get().steps().size() - 1;
                } else {
                    lowerAlone(steps.get(number), end);
                }
            } catch (CannotLowerException e) {
                throw new RefusedStepException(steps.get(number), e);
            }
        }
    }

    private Optional<EqualityRun> runAt(List<Step> steps, int number) {
        if (lowerings.target().memory().isCompact()) {
            return Optional.empty();
        }
        int room = Parts.FULL_AT - lowerings.target().flow().slots();
        return EqualityRun.at(steps, number, room, matches::takes);
    }

    private void matched(Step step, boolean maybeUnreadable, Label next, Label end) {
        if (matches.takes(step) && site.isLong(step)) {
            matches.leave(lowerings, step, maybeUnreadable);
        } else {
            site.matched(lowerings, step, maybeUnreadable, next, end);
        }
    }

    /** Writes one step; where it has not stopped the search, what is written behind it goes on. */
    void lowerAlone(Step step, Label end) {
        int before = lowerings.target().flow().slots();
        lower(step, end);
        lowerings.target().frame().release();
        lowerings.target().memory().note(step, lowerings.target().flow().slots() - before);
    }

    /** The place that a span's instructions come from. */
    static SourceLine sourceLine(Span span) {
        Position position = span.startPosition();
        String text = span.file().lineMap().lineText(position.line());
        return new SourceLine(span.file().name(), position.line(), position.column(), text);
    }

    private void lower(Step step, Label end) {
        Flow flow = lowerings.target().flow();
        Label match = new Label("match");
        Label unreadable = new Label("unreadable");
        Label next = new Label("next");
        boolean canBeUnreadable = (lowerings.unknowns().of(step.filter()) & Unknowns.UNREADABLE) != 0;
        boolean flagged = canBeUnreadable && step.unreadableMatches();
        if (flagged) {
            setFlags(0);
        }
        if (step.filter() instanceof Condition.Literal literal && literal.value()) {
            matched(step, false, next, end);
        } else {
            lowerings.conditions().lower(step.filter(), new Outcomes(match, next, unreadable, next, match));
            if (flagged) {
                Label decided = new Label("match_decided");
                flow.bind(match);
                flow.jump(decided);
                unreadable(step, unreadable, decided);
                flow.bind(decided);
                matched(step, true, next, end);
            } else {
                flow.bind(match);
                if (flow.isReachable()) {
                    matched(step, false, next, end);
                }
                unreadable(step, unreadable, next);
            }
        }
        flow.bind(next);
    }

    private void unreadable(Step step, Label unreadable, Label then) {
        Flow flow = lowerings.target().flow();
        if (flow.isReachable()) {
            flow.jump(then);
        }
        flow.bind(unreadable);
        if (flow.isReachable()) {
            site.unreadable(lowerings, step);
            if (step.unreadableMatches()) {
                setFlags(EventRecord.FLAG_UNREADABLE);
            }
            flow.jump(then);
        }
    }

    private void setFlags(int flags) {
        Target target = lowerings.target();
        target.code().store(Size.DW, Register.R10, target.frame().slotOf(Stack.FLAGS), flags);
    }
}
