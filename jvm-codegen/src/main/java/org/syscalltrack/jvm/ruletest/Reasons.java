package org.syscalltrack.jvm.ruletest;

import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.jvm.code.Truth;
import org.syscalltrack.jvm.explain.Explanation;

/** Which conditions of a filter decided, and with which values. */
final class Reasons {
    private Reasons() {}

    static List<String> of(Step step, Explanation filter) {
        List<String> lines = new ArrayList<>();
        lines.add("rule " + step.rule().name() + " at " + step.filterSpan() + ": " + word(filter.truth()));
        decisive(filter, lines);
        return lines;
    }

    /** Of a conjunction that is false the false operands decided, of one that is true all; likewise the others. */
    private static void decisive(Explanation explanation, List<String> lines) {
        if (explanation.parts().isEmpty()) {
            for (Explanation.Value value : explanation.values()) {
                lines.add("  " + word(explanation.truth()) + ": " + value.label() + " is " + value.text());
            }
            return;
        }
        boolean negation = explanation.parts().size() == 1;
        for (Explanation part : explanation.parts()) {
            if (negation || part.truth() == explanation.truth()) {
                decisive(part, lines);
            }
        }
    }

    private static String word(int truth) {
        return switch (truth) {
            case Truth.FALSE -> "false";
            case Truth.TRUE -> "true";
            case Truth.ABSENT -> "unknown (absent)";
            default -> "unknown (unreadable)";
        };
    }
}
