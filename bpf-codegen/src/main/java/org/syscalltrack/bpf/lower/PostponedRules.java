package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.hook.EntryWork;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.NamedFiles;
import org.syscalltrack.dsl.plan.Step;

/**
 * A hook of a call whose entry leaves rules undecided. In a postponed call all that matches is told here, if this is the hook
 * that decides, but for the rules with {@code continue} that the entry has decided. In any other call, and at hooks that only
 * enforce, rules that do not enforce stop the search and no more, as in {@link Enforcement}.
 */
final class PostponedRules implements Site {
    private final EntryWork work;
    private final Chain chain;
    private final boolean left;
    private final Label follow;
    private final Label done;

    /**
     * One of the two parts of a chain.
     *
     * @param left whether these are the rules that the entry leaves undecided, or those before them
     * @param follow where the chain does not enforce
     * @param done where the program ends
     */
    PostponedRules(EntryWork work, boolean left, Label follow, Label done) {
        this.work = work;
        this.chain = work.before().orElseThrow();
        this.left = left;
        this.follow = follow;
        this.done = done;
    }

    @Override
    public void matched(Lowerings lowerings, Step step, boolean maybeUnreadable, Label next, Label end) {
        Target target = lowerings.target();
        step.action().accept(new Decisions.Support());
        if (step.enforces()) {
            if (!work.decides()) {
                Postponed.closeIfPostponed(target);
            }
            if (left) {
                Postponed.isNoRace(target);
            }
            Enforcement.enforce(lowerings, step, maybeUnreadable);
        } else if (step.continues()) {
            if (left && work.decides()) {
                tell(lowerings, step, maybeUnreadable, next, next);
            }
            target.flow().jump(next);
        } else if (work.decides()) {
            tell(lowerings, step, maybeUnreadable, next, follow);
        } else {
            if (asksForFile(step)) {
                Postponed.unless(target, follow);
                target.flow().jump(done);
            }
            target.flow().jump(follow);
        }
    }

    /** In a postponed call. */
    private void tell(Lowerings lowerings, Step step, boolean maybeUnreadable, Label next, Label otherwise) {
        if (chain.enforces()) {
            Postponed.unless(lowerings.target(), otherwise);
            if (!step.continues() && !asksForFile(step)) {
                // What the caller handed in has changed since the entry: what enforces wins.
                Postponed.ifForeseen(lowerings.target(), otherwise);
            }
        }
        new Decisions(false).matched(lowerings, step, maybeUnreadable, next, done);
    }

    private boolean asksForFile(Step step) {
        return NamedFiles.search(chain.call()).finds(step);
    }

    @Override
    public boolean isLong(Step step) {
        return step.enforces() || work.decides();
    }

    @Override
    public void unreadable(Lowerings lowerings, Step step) {
        if (left && work.decides()) {
            Label other = new Label("not_postponed");
            if (chain.enforces()) {
                Postponed.unless(lowerings.target(), other);
            }
            lowerings.counters().countUnreadable(step.rule());
            lowerings.target().flow().bind(other);
        }
    }
}
