package org.syscalltrack.jvm.coverage;

import java.util.List;
import java.util.TreeMap;
import org.syscalltrack.dsl.source.SourceFile;

/** Coverage as geninfo(1) describes it: rules are functions, conditions are branches, taken where true and where false. */
public final class LcovReport {
    private LcovReport() {}

    /** Returns the tracefile of all rule files. */
    public static String of(Coverage coverage) {
        StringBuilder out = new StringBuilder();
        coverage.files().forEach(file -> append(out, file, coverage));
        return out.toString();
    }

    private static void append(StringBuilder out, SourceFile file, Coverage coverage) {
        List<RuleCount> rules = coverage.rules().stream()
                .filter(rule -> rule.rule().nameSpan().file() == file)
                .toList();
        List<ConditionCount> conditions = coverage.conditions().stream()
                .filter(condition -> condition.span().file() == file)
                .toList();
        TreeMap<Integer, Integer> lines = new TreeMap<>();
        out.append("TN:\nSF:").append(file.name()).append('\n');
        for (RuleCount rule : rules) {
            int line = rule.rule().nameSpan().startPosition().line();
            lines.merge(line, rule.matched(), Integer::sum);
            out.append("FN:")
                    .append(line)
                    .append(',')
                    .append(rule.rule().name())
                    .append('\n');
            out.append("FNDA:")
                    .append(rule.matched())
                    .append(',')
                    .append(rule.rule().name())
                    .append('\n');
        }
        total(
                out,
                "FN",
                rules.size(),
                rules.stream().filter(rule -> rule.matched() > 0).count());
        int block = 0;
        int taken = 0;
        for (ConditionCount condition : conditions) {
            int line = condition.span().startPosition().line();
            lines.merge(line, condition.whenTrue() + condition.whenFalse(), Integer::sum);
            boolean looked = condition.whenTrue() + condition.whenFalse() + condition.whenUnknown() > 0;
            branch(out, line, block, 0, looked, condition.whenTrue());
            branch(out, line, block++, 1, looked, condition.whenFalse());
            taken += (condition.whenTrue() > 0 ? 1 : 0) + (condition.whenFalse() > 0 ? 1 : 0);
        }
        total(out, "BR", conditions.size() * 2L, taken);
        lines.forEach((line, count) ->
                out.append("DA:").append(line).append(',').append(count).append('\n'));
        total(
                out,
                "L",
                lines.size(),
                lines.values().stream().filter(count -> count > 0).count());
        out.append("end_of_record\n");
    }

    /** A dash tells a branch that was never asked from one that was asked and not taken. */
    private static void branch(StringBuilder out, int line, int block, int branch, boolean looked, int count) {
        out.append("BRDA:").append(line).append(',').append(block).append(',').append(branch);
        out.append(',').append(looked ? Integer.toString(count) : "-").append('\n');
    }

    private static void total(StringBuilder out, String what, long found, long hit) {
        out.append(what).append("F:").append(found).append('\n');
        out.append(what).append("H:").append(hit).append('\n');
    }
}
