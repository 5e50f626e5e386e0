package org.syscalltrack.dsl.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value by which a rule counts, as a line of the manifests that compiled rules carry: {@code key NAME "COMM"}, see
 * {@code docs/object-format.md}.
 *
 * @param kind how it lies in the key
 * @param label the value as the rule's author would write it
 */
public record KeyEntry(KeyLayout.Kind kind, String label) {
    private static final Pattern FORM = Pattern.compile("key (INTEGER|NAME|STRING) \"([^\"]*)\"");

    /** The line, without its end. */
    public String write() {
        return "key " + kind + " \"" + label + "\"";
    }

    /** The value that a line says; empty where it has another form. */
    public static Optional<KeyEntry> read(String line) {
        Matcher match = FORM.matcher(line);
        return match.matches()
                ? Optional.of(new KeyEntry(KeyLayout.Kind.valueOf(match.group(1)), match.group(2)))
                : Optional.empty();
    }

    /** By which values each rule of a plan counts that counts by keys: the same ones for all its calls. */
    public static Map<PlannedRule, List<KeyEntry>> of(Plan plan) {
        Map<PlannedRule, List<KeyEntry>> keys = new HashMap<>();
        for (Chain chain : plan.chains()) {
            SourceLabels labels = SourceLabels.of(chain.call());
            KeyLayout.counting(chain)
                    .forEach(step -> keys.computeIfAbsent(
                            step.rule(),
                            rule -> KeyLayout.of(step).parts().stream()
                                    .map(key -> new KeyEntry(KeyLayout.kindOf(key), label(key, labels)))
                                    .toList()));
        }
        return keys;
    }

    private static String label(FieldSource value, SourceLabels labels) {
        if (value instanceof FieldSource.StringField text) {
            return labels.of(text.value());
        }
        return value instanceof FieldSource.IntegerField integer
                        && integer.value() instanceof IntegerExpression.Load load
                ? labels.of(load.source())
                // What is known when the plan is made, of all variables, is the call's number.
                : "SYSCALL";
    }
}
