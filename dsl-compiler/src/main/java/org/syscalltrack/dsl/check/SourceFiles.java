package org.syscalltrack.dsl.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.SourceLoadException;
import org.syscalltrack.dsl.source.SourceLoader;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.SyntaxTree;
import org.syscalltrack.dsl.syntax.tree.Declaration;

/** Loads and parses files with all that they include, each once, in the place of its first include. */
final class SourceFiles {
    private final SourceLoader loader;
    private final Function<SourceFile, List<SyntaxTree>> parser;
    private final Consumer<Diagnostic> findings;
    private final Set<String> loaded = new HashSet<>();
    private final Deque<SourceFile> underway = new ArrayDeque<>();
    private final List<ParsedFile> files = new ArrayList<>();
    private final Set<SourceFile> namedSources = new HashSet<>();
    private final List<Declaration> declarations = new ArrayList<>();

    /**
     * Files that come from {@code loader}.
     *
     * @param parser parses a file, in one tree or in several
     * @param findings takes what is wrong with includes; what the parser finds stays in its trees
     */
    SourceFiles(SourceLoader loader, Function<SourceFile, List<SyntaxTree>> parser, Consumer<Diagnostic> findings) {
        this.loader = loader;
        this.parser = parser;
        this.findings = findings;
    }

    /** Adds a file that the user named. */
    void add(SourceFile file) {
        if (loaded.add(file.identity())) {
            parse(file, true);
        }
    }

    private void parse(SourceFile file, boolean named) {
        List<SyntaxTree> trees = parser.apply(file);
        for (SyntaxTree tree : trees) {
            files.add(new ParsedFile(tree, named));
            if (named) {
                namedSources.add(tree.file());
            }
        }
        underway.addLast(file);
        for (SyntaxTree tree : trees) {
            for (Declaration declaration : tree.root().declarations()) {
                if (declaration instanceof Declaration.Include include) {
                    include(file, include);
                } else {
                    declarations.add(declaration);
                }
            }
        }
        underway.removeLast();
    }

    private void include(SourceFile from, Declaration.Include include) {
        Span span = include.path().span();
        String path = String.valueOf(include.path().value());
        SourceFile file;
        try {
            file = loader.include(from, path);
        } catch (SourceLoadException e) {
            findings.accept(Diagnostic.of(DiagnosticKind.FILE_UNREADABLE, span, path, e.reason()));
            return;
        }
        if (underway.stream().anyMatch(other -> other.identity().equals(file.identity()))) {
            reportCycle(file, span);
        } else if (loaded.add(file.identity())) {
            parse(file, false);
        }
    }

    private void reportCycle(SourceFile file, Span span) {
        List<String> chain = new ArrayList<>();
        boolean inCycle = false;
        for (SourceFile other : underway) {
            inCycle |= other.identity().equals(file.identity());
            if (inCycle) {
                chain.add(other.name());
            }
        }
        chain.add(file.name());
        findings.accept(Diagnostic.of(DiagnosticKind.INCLUDE_CYCLE, span, file.name())
                .withNote("The chain is `" + String.join("` → `", chain) + "`."));
    }

    /** All files, in the order in which they were begun. */
    List<ParsedFile> files() {
        return files;
    }

    /** The declarations of all files, without includes: included ones stand in the include's place. */
    List<Declaration> declarations() {
        return declarations;
    }

    /** Whether a place lies in a file that the user named. */
    boolean isNamed(Span span) {
        return namedSources.contains(span.file());
    }
}
