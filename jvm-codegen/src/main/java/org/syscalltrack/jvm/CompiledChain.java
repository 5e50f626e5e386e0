package org.syscalltrack.jvm;

import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.PlannedRule;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.jvm.call.CallView;
import org.syscalltrack.jvm.code.ChainCode;
import org.syscalltrack.jvm.code.ChainCompiler;
import org.syscalltrack.jvm.code.DecisionSink;

/** A chain with its code. The decisions that one step alone makes are made once, so that most calls allocate nothing. */
final class CompiledChain {
    private final Chain chain;
    private final ChainCode code;
    private final Decision[] plain;

    CompiledChain(Chain chain) {
        this.chain = chain;
        this.code = ChainCompiler.compile(chain);
        this.plain = chain.steps().stream()
                .map(step -> new Decision(List.of(new Match(step, false)), List.of()))
                .toArray(Decision[]::new);
    }

    Chain chain() {
        return chain;
    }

    Decision decide(CallView call) {
        Collector collector = new Collector();
        int stopped = code.decide(call, collector);
        if (collector.isEmpty()) {
            return stopped == ChainCode.NONE ? Decision.NONE : plain[stopped];
        }
        return collector.decision(chain.steps(), stopped);
    }

    private static final class Collector implements DecisionSink {
        private List<Integer> continued = List.of();
        private List<Integer> unreadable = List.of();

        @Override
        public void continued(int step) {
            continued = with(continued, step);
        }

        @Override
        public void unreadable(int step) {
            unreadable = with(unreadable, step);
        }

        private static List<Integer> with(List<Integer> steps, int step) {
            List<Integer> more = steps.isEmpty() ? new ArrayList<>() : steps;
            more.add(step);
            return more;
        }

        boolean isEmpty() {
            return continued.isEmpty() && unreadable.isEmpty();
        }

        Decision decision(List<Step> steps, int stopped) {
            List<Match> matches = new ArrayList<>();
            for (int step : continued) {
                matches.add(new Match(steps.get(step), unreadable.contains(step)));
            }
            if (stopped != ChainCode.NONE) {
                matches.add(new Match(steps.get(stopped), unreadable.contains(stopped)));
            }
            List<PlannedRule> rules =
                    unreadable.stream().map(step -> steps.get(step).rule()).toList();
            return new Decision(matches, rules);
        }
    }
}
