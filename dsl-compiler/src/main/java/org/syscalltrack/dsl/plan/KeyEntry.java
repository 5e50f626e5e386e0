package org.syscalltrack.dsl.plan;

import java.util.List;
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

    /** By which values a rule of a plan counts: the same ones for all its calls; none where it does not count. */
    public static List<KeyEntry> of(Plan plan, PlannedRule rule) {
        for (Chain chain : plan.chains()) {
            KeyLabels labels = new KeyLabels(chain.call());
            Optional<Step> step = KeyLayout.counting(chain)
                    .filter(each -> each.rule().equals(rule))
                    .findFirst();
            if (step.isPresent()) {
                return KeyLayout.of(step.get()).parts().stream()
                        .map(key -> new KeyEntry(KeyLayout.kindOf(key), labels.of(key)))
                        .toList();
            }
        }
        return List.of();
    }
}
