package org.syscalltrack.dsl.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.Severity;
import org.syscalltrack.dsl.model.Rule;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.dsl.model.TestCase;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.SourceLoader;
import org.syscalltrack.dsl.syntax.PartedTree;
import org.syscalltrack.dsl.syntax.SyntaxTree;

/**
 * The front end for a program that is being edited: it remembers, and does again only what a change concerns. The same
 * parser and the same checkers as {@link FrontEnd}, the same findings; {@code Analysis} is left to the caller, who can let
 * it wait for a pause.
 *
 * <p>Files are {@linkplain PartedTree parted}, so spans count from the start of their part. Not safe for several threads.
 */
public final class LiveFrontEnd {
    private final Catalog catalog;
    private final Architecture architecture;
    private Map<String, PartedTree> trees = new HashMap<>();
    private RememberedChecks memory = new RememberedChecks();

    /** Checks against one catalog, for one architecture. */
    public LiveFrontEnd(Catalog catalog, Architecture architecture) {
        this.catalog = catalog;
        this.architecture = architecture;
    }

    /**
     * What came of a program.
     *
     * @param files the parts of all files, included ones among them
     * @param trees the same by their files' identities
     * @param ruleSet the checked rules; empty where there are errors
     * @param findings what parser and checker found, in no order
     */
    public record Result(
            List<ParsedFile> files,
            Map<String, PartedTree> trees,
            Optional<RuleSet> ruleSet,
            List<Diagnostic> findings) {
        /** Copies the collections. */
        public Result {
            files = List.copyOf(files);
            trees = Map.copyOf(trees);
            findings = List.copyOf(findings);
        }

        /** These findings without those that {@code # sct:allow} comments silence. */
        public List<Diagnostic> audible(List<Diagnostic> some) {
            return new Silencer(files).apply(some);
        }
    }

    /** Checks these files, as one rule set in this order; {@code loader} finds what they include. */
    public Result check(List<SourceFile> sources, SourceLoader loader) {
        Map<String, PartedTree> parted = new HashMap<>();
        List<Diagnostic> ofIncludes = new ArrayList<>();
        SourceFiles files = new SourceFiles(loader, file -> parts(file, parted), ofIncludes::add);
        sources.forEach(files::add);
        trees = parted;

        Set<Diagnostic> findings = new LinkedHashSet<>(ofIncludes);
        files.files().forEach(file -> findings.addAll(file.tree().diagnostics()));
        RememberedChecks next = memory.next(files, catalog, architecture);
        memory = next;
        findings.addAll(next.ofDefinitions());
        List<Rule> rules = next.rules(findings);
        List<TestCase> tests = next.tests(files, rules, !hasErrors(findings), findings);
        Optional<RuleSet> ruleSet = Optional.empty();
        if (!hasErrors(findings)) {
            ruleSet = Optional.of(new RuleSet(catalog, architecture, rules, tests));
            findings.addAll(next.unused(files));
        }
        next.forgetPast();
        return new Result(files.files(), parted, ruleSet, new Silencer(files.files()).apply(List.copyOf(findings)));
    }

    private List<SyntaxTree> parts(SourceFile file, Map<String, PartedTree> parted) {
        PartedTree before = trees.get(file.identity());
        PartedTree now = before == null || !before.file().name().equals(file.name())
                ? PartedTree.of(file)
                : before.changedTo(file);
        parted.put(file.identity(), now);
        return now.parts();
    }

    private static boolean hasErrors(Set<Diagnostic> findings) {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }
}
