package org.syscalltrack.dsl.analysis;

import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.event.EventRecord;
import org.syscalltrack.dsl.model.LogFormat;
import org.syscalltrack.dsl.model.LogItem;
import org.syscalltrack.dsl.model.Rule;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.dsl.planner.Planner;

/** Formats that want more values than an event of any backend carries. */
public final class EventSizes {
    /**
     * A macro gives one value, an IPv6 address two, all parameters of a call six; {@code %args} leaves room for 16 by
     * itself.
     */
    private static final int SURELY_FEW_MACROS = 5;

    private EventSizes() {}

    /** The findings, all of them errors; a rule set with one must not be planned. */
    public static List<Diagnostic> of(RuleSet ruleSet) {
        List<Diagnostic> findings = new ArrayList<>();
        for (Rule rule : ruleSet.rules()) {
            Planner.formatOf(rule)
                    .filter(format -> format.items().stream()
                                    .filter(item -> !(item instanceof LogItem.Text))
                                    .count()
                            > SURELY_FEW_MACROS)
                    .ifPresent(format -> check(ruleSet, rule, format, findings));
        }
        return findings;
    }

    private static void check(RuleSet ruleSet, Rule rule, LogFormat format, List<Diagnostic> findings) {
        for (SystemCall call : rule.calls()) {
            for (Entry entry : call.entries()) {
                int values = rule.abis().contains(entry.abi()) ? Planner.valuesOf(ruleSet, call, entry, format) : 0;
                if (values > EventRecord.MAXIMUM_FIELDS) {
                    findings.add(Diagnostic.of(
                                    DiagnosticKind.TOO_MANY_VALUES,
                                    format.span(),
                                    String.valueOf(EventRecord.MAXIMUM_FIELDS),
                                    String.valueOf(values))
                            .withNote("Log fewer values, or the rest by a rule with the other `when`."));
                    return;
                }
            }
        }
    }
}
