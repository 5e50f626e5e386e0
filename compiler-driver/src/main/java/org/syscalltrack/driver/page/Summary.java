package org.syscalltrack.driver.page;

import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.dsl.model.Rule;

/** A rule set in one sentence. */
final class Summary {
    private Summary() {}

    static String of(PageContent content) {
        List<Rule> rules = content.rules();
        long enforcing =
                rules.stream().filter(Rule::enabled).filter(Rule::enforces).count();
        long disabled = rules.stream().filter(rule -> !rule.enabled()).count();
        long watching = rules.size() - enforcing - disabled;
        List<String> parts = new ArrayList<>();
        if (enforcing > 0) {
            parts.add(
                    enforcing == 1
                            ? "1 rule stands in the way of a call"
                            : enforcing + " rules stand in the way of calls");
        }
        if (watching > 0) {
            parts.add(watching == 1 ? "1 only watches" : watching + " only watch");
        }
        if (disabled > 0) {
            parts.add(disabled == 1 ? "1 is switched off" : disabled + " are switched off");
        }
        if (parts.isEmpty()) {
            return "No rules.";
        }
        String sentence = String.join(", ", parts);
        return (enforcing == 0
                        ? sentence.replaceFirst("^(\\d+) only", "$1 rule" + (watching == 1 ? "" : "s") + " only")
                        : sentence)
                + ". For each call the first rule that matches acts, unless it says continue.";
    }
}
