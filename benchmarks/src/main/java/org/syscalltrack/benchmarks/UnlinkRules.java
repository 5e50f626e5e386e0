package org.syscalltrack.benchmarks;

import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.event.EventSchema;
import org.syscalltrack.dsl.event.Verdict;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.ComparisonOperator;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.IntegerSource;
import org.syscalltrack.dsl.plan.Plan;
import org.syscalltrack.dsl.plan.PlannedAction;
import org.syscalltrack.dsl.plan.PlannedRule;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.plan.StringOperator;
import org.syscalltrack.dsl.plan.StringSource;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.jvm.RuleSet;

/** The article's prevent_delete on unlink and unlinkat: {@code PARAMS[pathname] == "/etc/passwd" && UID == 0}. */
final class UnlinkRules {
    static final SystemCall UNLINK = Catalog.standard().find("unlink").orElseThrow();
    static final SystemCall UNLINKAT = Catalog.standard().find("unlinkat").orElseThrow();

    private static final Span SPAN = new Span(SourceFile.ofText("benchmark.sct", ""), 0, 0);
    private static final PlannedRule RULE = new PlannedRule(0, "prevent_delete", Verdict.FAIL, SPAN);

    private UnlinkRules() {}

    static Entry entry(SystemCall call) {
        return call.entry(Abi.X86_64).orElseThrow();
    }

    static RuleSet compile() {
        return RuleSet.of(new Plan(
                Architecture.X86_64,
                List.of(RULE),
                List.of(chain(UNLINK), chain(UNLINKAT)),
                new EventSchema(List.of())));
    }

    private static Chain chain(SystemCall call) {
        StringSource path = new StringSource.ArgumentString(call.indexOf("pathname"));
        Condition filter = new Condition.And(List.of(
                new Condition.StringComparison(StringOperator.EQUALS, path, ByteString.ofUtf8("/etc/passwd")),
                new Condition.Comparison(
                        ComparisonOperator.EQUAL,
                        new IntegerExpression.Load(new IntegerSource.ProcessNumber(ProcessInteger.UID)),
                        new IntegerExpression.Constant(0))));
        PlannedAction refuse = new PlannedAction.Fail(-1, Optional.empty());
        Step step = new Step(RULE, filter, SPAN, false, refuse, Optional.empty(), false);
        return new Chain(call, entry(call), When.BEFORE, List.of(step));
    }
}
