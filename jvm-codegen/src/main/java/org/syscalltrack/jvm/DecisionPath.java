package org.syscalltrack.jvm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.plan.PlannedRule;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.jvm.code.ChainCode;

/**
 * What a chain's steps told on the way to a decision: the path from the root of a tree that grows as it is walked. Most
 * calls walk the same few paths, so their decisions are made once and most calls allocate nothing. Thread-safe: arrays
 * are replaced, never changed, and a race costs no more than a second object with the same meaning.
 */
final class DecisionPath {
    /** Paths that one chain keeps; the number of possible ones grows exponentially with the steps that continue. */
    private static final int MAXIMUM_KEPT = 1024;

    private final @Nullable DecisionPath parent;
    private final int step;
    private final boolean unreadable;
    private final AtomicInteger kept;
    private volatile DecisionPath[] longer = {};
    private volatile Ending[] endings = {};

    /** A decision, by the step that stopped. */
    private record Ending(int stopped, Decision decision) {}

    private DecisionPath(@Nullable DecisionPath parent, int step, boolean unreadable, AtomicInteger kept) {
        this.parent = parent;
        this.step = step;
        this.unreadable = unreadable;
        this.kept = kept;
    }

    /** Returns a new tree's root: nothing was told. */
    static DecisionPath root() {
        return new DecisionPath(null, ChainCode.NONE, false, new AtomicInteger());
    }

    boolean isRoot() {
        return parent == null;
    }

    /** Returns the path that goes on with what one more step tells. */
    DecisionPath then(int nextStep, boolean nextUnreadable) {
        for (DecisionPath path : longer) {
            if (path.step == nextStep && path.unreadable == nextUnreadable) {
                return path;
            }
        }
        DecisionPath path = new DecisionPath(this, nextStep, nextUnreadable, kept);
        if (kept.get() < MAXIMUM_KEPT) {
            kept.incrementAndGet();
            DecisionPath[] more = Arrays.copyOf(longer, longer.length + 1);
            more[more.length - 1] = path;
            longer = more;
        }
        return path;
    }

    /** Returns the decision of a chain of these steps that ended with {@code stopped}, or {@link ChainCode#NONE}. */
    Decision decision(List<Step> steps, int stopped) {
        for (Ending ending : endings) {
            if (ending.stopped == stopped) {
                return ending.decision;
            }
        }
        Decision decision = make(steps, stopped);
        if (kept.get() < MAXIMUM_KEPT) {
            kept.incrementAndGet();
            Ending[] more = Arrays.copyOf(endings, endings.length + 1);
            more[more.length - 1] = new Ending(stopped, decision);
            endings = more;
        }
        return decision;
    }

    private Decision make(List<Step> steps, int stopped) {
        List<DecisionPath> told = new ArrayList<>();
        for (DecisionPath path = this; path.parent != null; path = path.parent) {
            told.add(0, path);
        }
        List<Match> matches = new ArrayList<>();
        List<PlannedRule> rules = new ArrayList<>();
        for (DecisionPath path : told) {
            if (path.unreadable) {
                rules.add(steps.get(path.step).rule());
            } else {
                matches.add(new Match(steps.get(path.step), wasUnreadable(told, path.step)));
            }
        }
        if (stopped != ChainCode.NONE) {
            matches.add(new Match(steps.get(stopped), wasUnreadable(told, stopped)));
        }
        return new Decision(matches, rules);
    }

    private static boolean wasUnreadable(List<DecisionPath> told, int step) {
        return told.stream().anyMatch(path -> path.unreadable && path.step == step);
    }
}
