package org.syscalltrack.jvm;

import java.util.List;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.jvm.call.CallView;
import org.syscalltrack.jvm.code.ChainCode;
import org.syscalltrack.jvm.code.ChainCompiler;
import org.syscalltrack.jvm.code.DecisionSink;

/** A chain with its code. The decisions that one step alone makes lie ready, others grow a {@link DecisionPath}. */
final class CompiledChain {
    private final Chain chain;
    private final ChainCode code;
    private final Decision[] plain;
    private final DecisionPath root = DecisionPath.root();

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
        Collector collector = new Collector(root);
        int stopped = code.decide(call, collector);
        if (collector.path.isRoot()) {
            return stopped == ChainCode.NONE ? Decision.NONE : plain[stopped];
        }
        return collector.path.decision(chain.steps(), stopped);
    }

    private static final class Collector implements DecisionSink {
        private DecisionPath path;

        Collector(DecisionPath root) {
            path = root;
        }

        @Override
        public void continued(int step) {
            path = path.then(step, false);
        }

        @Override
        public void unreadable(int step) {
            path = path.then(step, true);
        }
    }
}
