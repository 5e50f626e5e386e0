package org.syscalltrack.jvm.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.Span;

/** The parts of a rule file that a page colours: conditions, and the names of rules. Sorted; none overlaps another. */
final class Marks {
    /**
     * A part of the text.
     *
     * @param style the class of its colour
     * @param counts in few letters, for the margin
     * @param title the same in words, shown where the pointer rests on it
     */
    record Mark(int start, int end, String style, String counts, String title) {
        private static Mark of(Span span, String style, String counts, String title) {
            return new Mark(span.start(), span.end(), style, counts, title);
        }
    }

    private Marks() {}

    static List<Mark> of(SourceFile file, Coverage coverage) {
        List<Mark> marks = new ArrayList<>();
        for (ConditionCount condition : coverage.conditions()) {
            if (condition.span().file() == file) {
                marks.add(Mark.of(condition.span(), style(condition), counts(condition), title(condition)));
            }
        }
        for (RuleCount rule : coverage.rules()) {
            Span name = rule.rule().nameSpan();
            if (name.file() == file) {
                String title = "matched in " + rule.matched() + " of the " + rule.reached() + " tests that asked it";
                String counts = rule.matched() + "/" + rule.reached();
                marks.add(Mark.of(name, rule.matched() > 0 ? "both" : "none", counts, title));
            }
        }
        marks.sort(Comparator.comparingInt(Mark::start));
        return marks;
    }

    private static String style(ConditionCount condition) {
        boolean any = condition.whenTrue() + condition.whenFalse() > 0;
        return condition.isCovered() ? "both" : any ? "half" : "none";
    }

    private static String counts(ConditionCount condition) {
        String known = "T" + condition.whenTrue() + " F" + condition.whenFalse();
        return condition.whenUnknown() == 0 ? known : known + " ?" + condition.whenUnknown();
    }

    private static String title(ConditionCount condition) {
        return "true " + condition.whenTrue() + ", false " + condition.whenFalse() + ", unknown "
                + condition.whenUnknown();
    }
}
