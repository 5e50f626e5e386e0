package org.syscalltrack.bpf.lower;

import java.util.List;
import java.util.Map;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.source.ByteString;

/** The rules of an {@link EqualityRun}. */
final class RunLowering {
    private final Lowerings lowerings;
    private final StepWriter writer;

    /** Writes with what writes a single step. */
    RunLowering(Lowerings lowerings, StepWriter writer) {
        this.lowerings = lowerings;
        this.writer = writer;
    }

    /** Writes a single step; where it has not stopped the search, what is written behind it goes on. */
    interface StepWriter {
        void write(Step step);
    }

    /** Writes the rules; where none has stopped the search, what is written behind them goes on. */
    void lower(EqualityRun run) {
        Flow flow = lowerings.target().flow();
        Label unreadable = new Label("run_unreadable");
        Label absent = new Label("run_absent");
        Label done = new Label("run_done");
        lowerings.strings().ensureReadable(run.source(), unreadable, absent);
        Map<ByteString, List<Step>> groups = run.byWish();
        new StringSwitch(
                        flow,
                        Registers.SCRATCH,
                        lowerings.target().scratch().offsetOf(run.source()),
                        wanted -> {
                            writeAll(groups.getOrDefault(wanted, List.of()));
                            flow.jump(done);
                        },
                        done)
                .lower(List.copyOf(groups.keySet()));
        unknown(unreadable, new Fact.Unreadable(run.source()), run.steps(), done);
        // What is absent makes no rule match and counts nowhere, but what could not be read besides does.
        unknown(
                absent,
                new Fact.Absent(run.source()),
                run.steps().stream()
                        .filter(step -> lowerings.unknowns().canBeUnreadableBeside(step.filter(), run.source()))
                        .toList(),
                done);
        flow.bind(done);
    }

    private void unknown(Label label, Fact fact, List<Step> steps, Label done) {
        Flow flow = lowerings.target().flow();
        flow.bind(label);
        flow.learn(fact);
        writeAll(steps);
        flow.jump(done);
    }

    private void writeAll(List<Step> steps) {
        Flow flow = lowerings.target().flow();
        for (Step step : steps) {
            if (flow.isReachable()) {
                flow.source(ChainLowering.sourceLine(step.filterSpan()));
                try {
                    writer.write(step);
                } catch (CannotLowerException e) {
                    throw new RefusedStepException(step, e);
                }
            }
        }
    }
}
