package org.syscalltrack.bpf.hook;

import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.NamedFiles;
import org.syscalltrack.dsl.plan.SourceSearch;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.plan.When;

/**
 * What the entry of a call leaves undecided, since it asks for a file that the kernel finds for a name later
 * ({@code docs/decisions/0125-files-asked-for-by-rules-that-log.md}): the first rule that asks for one, and all below it.
 *
 * @param from the number of the first such step in its chain
 * @param atExit whether some of these can match a call that fails before its hook, so that the exit decides them
 */
public record Postponement(int from, boolean atExit) {

    /**
     * What is left undecided of a chain; empty where nothing is, or where all of it enforces: what enforces is decided again
     * at hooks anyway.
     */
    public static Optional<Postponement> of(Chain chain) {
        List<Step> steps = chain.steps();
        if (chain.when() == When.AFTER || steps.stream().allMatch(Step::enforces)) {
            return Optional.empty();
        }
        SourceSearch files = NamedFiles.search(chain.call());
        for (int from = 0; from < steps.size(); from++) {
            if (files.finds(steps.get(from))) {
                List<Step> left = steps.subList(from, steps.size());
                return left.stream().allMatch(Step::enforces)
                        ? Optional.empty()
                        : Optional.of(
                                new Postponement(from, left.stream().anyMatch(step -> matchesWithout(chain, step))));
            }
        }
        return Optional.empty();
    }

    /** Whether a step of a chain can match where no file is found. */
    public static boolean matchesWithout(Chain chain, Step step) {
        return step.unreadableMatches() || !NamedFiles.search(chain.call()).restsOn(step.filter());
    }

    /** The steps that the entry decides. */
    public List<Step> before(Chain chain) {
        return chain.steps().subList(0, from);
    }

    /** The steps that it leaves undecided. */
    public List<Step> left(Chain chain) {
        return chain.steps().subList(from, chain.steps().size());
    }
}
