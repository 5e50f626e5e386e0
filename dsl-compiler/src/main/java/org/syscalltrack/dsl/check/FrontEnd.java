package org.syscalltrack.dsl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.analysis.Analysis;
import org.syscalltrack.dsl.analysis.EventSizes;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Diagnostics;
import org.syscalltrack.dsl.model.Rule;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.dsl.model.TestCase;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.SourceLoadException;
import org.syscalltrack.dsl.source.SourceLoader;
import org.syscalltrack.dsl.syntax.tree.Declaration;

/**
 * The whole front end: files in, checked rules and findings out. Never throws on bad input. Holds no state between
 * calls and may be used by several threads.
 */
public final class FrontEnd {
    private final Catalog catalog;
    private final Architecture architecture;

    /** Checks against one catalog, for one architecture. */
    public FrontEnd(Catalog catalog, Architecture architecture) {
        this.catalog = catalog;
        this.architecture = architecture;
    }

    /** Checks the files with these names, as one rule set in this order. */
    public FrontEndResult checkFiles(List<String> names, SourceLoader loader) {
        Diagnostics diagnostics = new Diagnostics();
        List<SourceFile> sources = new ArrayList<>();
        for (String name : names) {
            try {
                sources.add(loader.load(name));
            } catch (SourceLoadException e) {
                SourceFile missing = SourceFile.ofText(name, "");
                diagnostics.add(Diagnostic.of(DiagnosticKind.FILE_UNREADABLE, missing.span(0, 0), name, e.reason()));
            }
        }
        return check(sources, loader, diagnostics);
    }

    /** Checks these files, as one rule set in this order; {@code loader} finds what they include. */
    public FrontEndResult check(List<SourceFile> sources, SourceLoader loader) {
        return check(sources, loader, new Diagnostics());
    }

    private FrontEndResult check(List<SourceFile> sources, SourceLoader loader, Diagnostics diagnostics) {
        SourceFiles files = new SourceFiles(loader, diagnostics);
        sources.forEach(files::add);
        Definitions definitions = new Definitions();
        for (Declaration declaration : files.declarations()) {
            if (DefinitionChecker.isDefinition(declaration)) {
                definitions.define(declaration).ifPresent(diagnostics::add);
            }
        }
        CheckContext context = new CheckContext(catalog, architecture, diagnostics, definitions);
        new DefinitionChecker(context).check();
        List<Rule> rules = new ArrayList<>();
        RuleNames names = new RuleNames(context);
        for (Declaration declaration : files.declarations()) {
            if (declaration instanceof Declaration.Rule rule) {
                new RuleChecker(context, names, rule).check().ifPresent(rules::add);
            }
        }
        List<TestCase> tests = new ArrayList<>();
        TestChecker checker = new TestChecker(context, rules, !diagnostics.hasErrors());
        for (Declaration declaration : files.declarations()) {
            if (declaration instanceof Declaration.Test test && files.isNamed(test.span())) {
                checker.check(test).ifPresent(tests::add);
            }
        }
        RuleSet read = new RuleSet(catalog, architecture, rules, tests);
        if (!diagnostics.hasErrors()) {
            diagnostics.addAll(EventSizes.of(read));
        }
        Optional<RuleSet> ruleSet = diagnostics.hasErrors() ? Optional.empty() : Optional.of(read);
        ruleSet.ifPresent(checked -> {
            new UnusedDefinitions(context).check(files);
            diagnostics.addAll(Analysis.of(checked));
        });
        return new FrontEndResult(files.files(), ruleSet, new Silencer(files.files()).apply(diagnostics));
    }
}
