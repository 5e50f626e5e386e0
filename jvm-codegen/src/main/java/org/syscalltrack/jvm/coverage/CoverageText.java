package org.syscalltrack.jvm.coverage;

/** Coverage for a terminal: the totals, and each rule and condition that tests leave open. */
public final class CoverageText {
    private CoverageText() {}

    /** Returns the report, lines ended by line feeds. */
    public static String of(Coverage coverage) {
        StringBuilder text = new StringBuilder(totals(coverage)).append('\n');
        for (RuleCount rule : coverage.rules()) {
            if (rule.matched() == 0) {
                text.append(rule.rule().nameSpan())
                        .append(": rule ")
                        .append(rule.rule().name())
                        .append(" never matched\n");
            }
        }
        for (ConditionCount condition : coverage.conditions()) {
            if (!condition.isCovered()) {
                text.append(condition.span())
                        .append(": ")
                        .append(condition.span().text().replaceAll("\\s+", " "))
                        .append(" was ")
                        .append(missing(condition))
                        .append('\n');
            }
        }
        return text.toString();
    }

    static String totals(Coverage coverage) {
        long matched =
                coverage.rules().stream().filter(rule -> rule.matched() > 0).count();
        long covered =
                coverage.conditions().stream().filter(ConditionCount::isCovered).count();
        return "rules that matched: " + matched + " of " + coverage.rules().size()
                + "; conditions that were both true and false: " + covered + " of "
                + coverage.conditions().size();
    }

    private static String missing(ConditionCount condition) {
        if (condition.whenTrue() > 0) {
            return "never false";
        }
        return condition.whenFalse() > 0 ? "never true" : "never true and never false";
    }
}
