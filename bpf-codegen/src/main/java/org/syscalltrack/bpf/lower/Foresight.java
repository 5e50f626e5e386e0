package org.syscalltrack.bpf.lower;

import java.util.List;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.hook.Postponement;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.NamedFiles;
import org.syscalltrack.dsl.plan.SourceSearch;
import org.syscalltrack.dsl.plan.Step;

/**
 * The entry's look at the rules that it leaves to a hook: it counts and tells nothing, but notes which rule enforces by what
 * the caller has handed in. Without it a thread that rewrites a string would have to deceive the hook only.
 */
final class Foresight implements Site {
    /** The steps that are worth a look: those that are known at the entry, up to the last that enforces. */
    static List<Step> steps(Postponement postponement, Chain chain) {
        SourceSearch files = NamedFiles.search(chain.call());
        List<Step> known = postponement.left(chain).stream()
                .filter(step -> !step.continues() && !files.finds(step))
                .toList();
        int last = known.size();
        while (last > 0 && !known.get(last - 1).enforces()) {
            last--;
        }
        return known.subList(0, last);
    }

    @Override
    public void matched(Lowerings lowerings, Step step, boolean maybeUnreadable, Label next, Label end) {
        if (step.enforces()) {
            Postponed.foresee(lowerings, step.rule().index());
        }
        lowerings.target().flow().jump(end);
    }

    @Override
    public boolean isLong(Step step) {
        return false;
    }

    @Override
    public void unreadable(Lowerings lowerings, Step step) {
        // The hook, or the exit, counts it if it still cannot be read there.
    }
}
