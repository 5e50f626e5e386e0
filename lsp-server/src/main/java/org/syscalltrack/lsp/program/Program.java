package org.syscalltrack.lsp.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.check.LiveFrontEnd;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.Label;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.SourceLoadException;
import org.syscalltrack.dsl.source.SourceLoader;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.PartedTree;

/** A file that no other includes, with all that it includes: what {@code sctc check FILE} would look at. */
public final class Program {
    private final String root;
    private final LiveFrontEnd frontEnd;
    private LiveFrontEnd.@Nullable Result result;
    private List<Diagnostic> analysis = List.of();
    private List<FailedTest> failedTests = List.of();
    private boolean dirty = true;

    Program(String root, Settings settings) {
        this.root = root;
        this.frontEnd = new LiveFrontEnd(settings.catalog(), settings.architecture());
    }

    /** The identity of its root. */
    String root() {
        return root;
    }

    void markDirty() {
        dirty = true;
    }

    /** The state of the program's files now. */
    LiveFrontEnd.Result result(SourceLoader files, Map<String, ? extends SourceFile> unsaved) {
        LiveFrontEnd.Result known = result;
        if (known != null && !dirty) {
            return known;
        }
        SourceFile file = unsaved.get(root);
        try {
            file = file == null ? files.load(root) : file;
        } catch (SourceLoadException e) {
            file = SourceFile.ofText(root, "");
        }
        LiveFrontEnd.Result checked = frontEnd.check(List.of(file), files);
        result = checked;
        dirty = false;
        analysis = alive(analysis, checked);
        failedTests = failedTests.stream()
                .filter(test -> isAlive(test.span(), checked))
                .toList();
        return checked;
    }

    /** Whether one of the program's files has that identity; true also where the program has not been read yet. */
    boolean mayHold(String identity) {
        return result == null || result.trees().containsKey(identity);
    }

    /** The rules whose analysis is wanted; empty where there are errors. */
    public Optional<RuleSet> ruleSet() {
        return Optional.ofNullable(result).flatMap(LiveFrontEnd.Result::ruleSet);
    }

    /** Takes what the analysis of the rules found, unless the program has changed since. */
    public boolean acceptAnalysis(RuleSet analysed, List<Diagnostic> findings) {
        LiveFrontEnd.Result now = result;
        if (now == null
                || dirty
                || now.ruleSet().filter(rules -> rules.equals(analysed)).isEmpty()) {
            return false;
        }
        analysis = now.audible(findings);
        return true;
    }

    /**
     * Takes what a run of tests found.
     *
     * @param ran the names of the tests that ran; what is known of others stays
     */
    public void acceptFailedTests(Set<String> ran, List<FailedTest> failed) {
        List<FailedTest> all = new ArrayList<>(failedTests);
        all.removeIf(test -> ran.contains(test.name()));
        all.addAll(failed);
        failedTests = List.copyOf(all);
    }

    /** The tests that failed when they last ran and have not changed since. */
    List<FailedTest> failedTests() {
        return failedTests;
    }

    /** What the last analysis found, as far as it still stands. */
    List<Diagnostic> analysis() {
        return analysis;
    }

    /** The findings all of whose places are still there: parts that have changed are other objects. */
    private static List<Diagnostic> alive(List<Diagnostic> findings, LiveFrontEnd.Result now) {
        return findings.stream()
                .filter(finding -> isAlive(finding.span(), now)
                        && finding.secondary().stream().map(Label::span).allMatch(span -> isAlive(span, now)))
                .toList();
    }

    private static boolean isAlive(Span span, LiveFrontEnd.Result now) {
        PartedTree tree = now.trees().get(span.file().identity());
        return tree != null && tree.holds(span);
    }
}
