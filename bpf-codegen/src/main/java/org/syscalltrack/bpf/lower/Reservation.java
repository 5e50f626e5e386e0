package org.syscalltrack.bpf.lower;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.syscalltrack.bpf.hook.EntryWork;
import org.syscalltrack.bpf.hook.PlannedPoint;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.KeyLayout;
import org.syscalltrack.dsl.plan.PathSource;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.plan.StringSource;
import org.syscalltrack.dsl.plan.When;

/** What the rules of a point want to have in its value of the scratch map. */
final class Reservation {
    private final PlannedPoint point;

    Reservation(PlannedPoint point) {
        this.point = point;
    }

    /**
     * Makes room for all of it.
     *
     * @throws RefusedStepException with the first rule that does not fit behind the ones before
     */
    void make(ScratchLayout scratch) {
        reserve(scratch, Integer.MAX_VALUE);
        try {
            scratch.size();
        } catch (CannotLowerException e) {
            throw new RefusedStepException(firstWithoutRoom(), e);
        }
    }

    private Step firstWithoutRoom() {
        List<Step> steps = Stream.concat(decided(), kept())
                .flatMap(chain -> chain.steps().stream())
                .sorted(Comparator.comparingInt(step -> step.rule().index()))
                .toList();
        int fitting = 0;
        int beyond = steps.size() - 1;
        while (fitting < beyond) {
            int middle = (fitting + beyond) / 2;
            if (fits(steps.get(middle).rule().index() + 1)) {
                fitting = middle + 1;
            } else {
                beyond = middle;
            }
        }
        return steps.get(fitting);
    }

    private boolean fits(int rules) {
        ScratchLayout layout = new ScratchLayout();
        reserve(layout, rules);
        try {
            layout.size();
            return true;
        } catch (CannotLowerException e) {
            return false;
        }
    }

    /** Makes room for what so many of the file's rules want. */
    private void reserve(ScratchLayout scratch, int rules) {
        decided().forEach(chain -> reserve(scratch, first(chain, rules)));
        kept().forEach(chain -> reserveKept(scratch, first(chain, rules)));
    }

    private static Chain first(Chain chain, int rules) {
        List<Step> steps = chain.steps().stream()
                .filter(step -> step.rule().index() < rules)
                .toList();
        return new Chain(chain.call(), chain.entry(), chain.when(), steps, chain.hooks());
    }

    private Stream<Chain> decided() {
        return point.point().mechanism().isExit()
                ? Stream.concat(
                        work(EntryWork::after), work(each -> each.atExit().flatMap(left -> each.before())))
                : work(EntryWork::before);
    }

    /** What an entry finds for the exit. */
    private Stream<Chain> kept() {
        return point.point().mechanism().isEntry() ? work(EntryWork::after) : Stream.of();
    }

    private Stream<Chain> work(Function<EntryWork, Optional<Chain>> which) {
        return point.work().stream().flatMap(each -> which.apply(each).stream());
    }

    private static void reserve(ScratchLayout scratch, Chain chain) {
        for (StringSource source : StringUses.of(chain)) {
            scratch.reserve(source);
            if (chain.when() == When.BEFORE || !KeptStrings.isOfEntry(chain, source)) {
                reserveToFind(scratch, chain, source);
            }
        }
        for (StringSource source : StringUses.ofAncestors(chain)) {
            scratch.ofAncestors().reserve(source);
            reserveToFind(scratch, chain, source);
        }
        if (StringUses.hasLongPattern(chain)) {
            scratch.reserveWork();
        }
        chain.steps().forEach(step -> step.event().ifPresent(scratch::reserve));
        KeyLayout.counting(chain).forEach(step -> scratch.reserve(KeyLayout.of(step)));
    }

    /** What the entry finds for the exit lies in another room, but takes the same to be found. */
    private static void reserveKept(ScratchLayout scratch, Chain chain) {
        StringUses.of(chain).stream()
                .filter(source -> KeptStrings.isOfEntry(chain, source))
                .forEach(source -> reserveToFind(scratch, chain, source));
    }

    private static void reserveToFind(ScratchLayout scratch, Chain chain, StringSource source) {
        if (!(source instanceof StringSource.Path path)) {
            return;
        }
        scratch.reserveWork();
        if (path.source() instanceof PathSource.Lexical lexical
                && chain.call().parameters().get(lexical.parameter()).kind() instanceof ParameterKind.Path) {
            scratch.reserve(new StringSource.ArgumentString(lexical.parameter()));
        }
    }
}
