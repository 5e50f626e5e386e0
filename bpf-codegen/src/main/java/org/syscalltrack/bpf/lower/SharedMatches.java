package org.syscalltrack.bpf.lower;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.dsl.event.EventField;
import org.syscalltrack.dsl.plan.FieldSource;
import org.syscalltrack.dsl.plan.PlannedAction;
import org.syscalltrack.dsl.plan.PlannedEvent;
import org.syscalltrack.dsl.plan.Step;

/**
 * What the rules of a long chain do when they match, once for all that do the same: most of a rule's instructions are
 * those of its event. A short chain has no use for it, as each rule pays some instructions for saying which it is.
 */
final class SharedMatches {
    /** From so many rules on it is worth while. */
    private static final int LONG_CHAIN = 32;

    private final boolean active;
    private final Map<Deed, Shared> shared = new LinkedHashMap<>();

    /** Nothing is shared yet in a chain of so many steps. */
    SharedMatches(int steps) {
        active = steps >= LONG_CHAIN;
    }

    /** Whether the chain is long. */
    boolean isActive() {
        return active;
    }

    /** What a match does, but for the rule's numbers. */
    private record Deed(
            PlannedAction action,
            Optional<List<EventField>> fields,
            Optional<List<FieldSource>> values,
            boolean asksForProcess,
            boolean maybeUnreadable) {}

    /** One of the rules, and where the code for all of them begins. */
    private record Shared(Step step, Label label) {}

    /** Writes the code of matches. */
    interface Writer {
        void write(Step step, boolean maybeUnreadable);
    }

    /** Whether a step's match can be left to shared code: one that goes on with the next rule would have to come back. */
    boolean takes(Step step) {
        return active
                && !step.continues()
                && !(step.action() instanceof PlannedAction.Suspend)
                && !(step.action() instanceof PlannedAction.Count count
                        && !count.keys().isEmpty());
    }

    /** Leaves the match of a step to shared code. */
    void leave(Lowerings lowerings, Step step, boolean maybeUnreadable) {
        Deed deed = new Deed(
                step.action(),
                step.event().map(event -> event.layout().fields()),
                step.event().map(PlannedEvent::values),
                ProcessUse.asksForProcess(step.filter()),
                maybeUnreadable);
        Shared code = shared.computeIfAbsent(deed, key -> new Shared(step, new Label("matched")));
        lowerings.identity().leave(step);
        lowerings.target().flow().jump(code.label());
    }

    /** Writes the code, each piece of which ends in jumps. */
    void write(Lowerings lowerings, Writer writer) {
        lowerings.identity().share(true);
        shared.forEach((deed, code) -> {
            lowerings.target().flow().bind(code.label());
            writer.write(code.step(), deed.maybeUnreadable());
        });
        lowerings.identity().share(false);
    }
}
