package org.syscalltrack.lsp.feature;

import com.google.gson.JsonArray;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.lsp4j.CodeLens;
import org.eclipse.lsp4j.Command;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.SyntaxTree;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.lsp.program.View;
import org.syscalltrack.lsp.run.RuleCosts;

/** Lines above rules and tests: run a test, what covers a rule that never acts, what a rule costs. */
public final class CodeLensFeature {
    /** Runs one test or, without a name, all of a file. */
    public static final String RUN_TESTS = "sct.runTests";

    /** Shows a message; the client may bind it to something better. */
    public static final String SHOW_COVERS = "sct.showCovers";

    private CodeLensFeature() {}

    /** The lenses of a file. A cost is left to {@link #resolve}. */
    public static List<CodeLens> of(View view) {
        List<CodeLens> lenses = new ArrayList<>();
        Map<Integer, Diagnostic> unreachable = new TreeMap<>();
        for (Diagnostic finding : view.findings()) {
            if (finding.kind() == DiagnosticKind.UNREACHABLE_RULE) {
                unreachable.put(view.offset(finding.span()), finding);
            }
        }
        boolean firstTest = true;
        for (SyntaxTree part : view.parts()) {
            for (Declaration declaration : part.root().declarations()) {
                if (declaration instanceof Declaration.Test test) {
                    test(view, test, firstTest, lenses);
                    firstTest = false;
                } else if (declaration instanceof Declaration.Rule rule) {
                    rule(view, rule, unreachable, lenses);
                }
            }
        }
        return lenses;
    }

    private static void test(View view, Declaration.Test test, boolean isFirst, List<CodeLens> lenses) {
        RuleFacts.word(test.body(), "test_name").ifPresent(name -> {
            Span keyword = test.keyword().span();
            lenses.add(lens(view, keyword, new Command("▶ run", RUN_TESTS, List.of(view.uri(), name))));
            if (isFirst) {
                lenses.add(lens(view, keyword, new Command("▶ run all", RUN_TESTS, List.of(view.uri()))));
            }
        });
    }

    private static void rule(
            View view, Declaration.Rule rule, Map<Integer, Diagnostic> unreachable, List<CodeLens> lenses) {
        int start = view.offset(rule.span());
        unreachable.forEach((offset, finding) -> {
            if (start <= offset && offset < start + rule.span().length()) {
                List<String> covers = finding.secondary().stream()
                        .map(label -> label.span().text().replace("\"", ""))
                        .toList();
                String title = "never reached: covered by " + String.join(", ", covers);
                Command command = new Command(title, SHOW_COVERS, List.of(title, String.join("\n", finding.notes())));
                lenses.add(lens(view, rule.keyword().span(), command));
            }
        });
        boolean named = rule.body()
                .member("rule_name")
                .filter(member -> !(member.value() instanceof Expression.Broken))
                .isPresent();
        if (named && view.settings().costs() && view.program().ruleSet().isPresent()) {
            CodeLens lens = new CodeLens(view.range(rule.keyword().span()));
            JsonArray data = new JsonArray();
            data.add(view.uri());
            RuleFacts.word(rule.body(), "rule_name").ifPresent(data::add);
            lens.setData(data);
            lenses.add(lens);
        }
    }

    private static CodeLens lens(View view, Span span, Command command) {
        CodeLens lens = new CodeLens(view.range(span));
        lens.setCommand(command);
        return lens;
    }

    /** Fills in a rule's cost. */
    public static CodeLens resolve(CodeLens lens, String rule, View view) {
        String title = RuleCosts.of(view.program(), rule, view.settings())
                .map(RuleCosts.Cost::title)
                .orElse("cost unknown");
        lens.setCommand(new Command(title, "", List.of()));
        return lens;
    }
}
