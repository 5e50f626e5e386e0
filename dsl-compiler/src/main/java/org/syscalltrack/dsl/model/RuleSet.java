package org.syscalltrack.dsl.model;

import java.util.List;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;

/**
 * A checked rule set: free of errors, for one architecture.
 *
 * @param catalog where its calls, structs and constants come from
 * @param architecture the machine's architecture that it was checked for
 * @param rules in the order of the text, disabled ones among them
 * @param tests in the order of the text
 */
public record RuleSet(Catalog catalog, Architecture architecture, List<Rule> rules, List<TestCase> tests) {
    /** Copies the lists. */
    public RuleSet {
        rules = List.copyOf(rules);
        tests = List.copyOf(tests);
    }
}
