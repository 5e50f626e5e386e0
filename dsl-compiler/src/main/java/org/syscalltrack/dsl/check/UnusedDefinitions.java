package org.syscalltrack.dsl.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.Identifier;

/** Finds constants, lists and macros that no rule and no test reaches, in files that the user named. */
final class UnusedDefinitions {
    private final Definitions definitions;
    private final Function<Declaration, Set<String>> mentions;
    private final Set<String> used = new HashSet<>();
    private final Deque<Declaration> toVisit = new ArrayDeque<>();

    UnusedDefinitions(Definitions definitions, Function<Declaration, Set<String>> mentions) {
        this.definitions = definitions;
        this.mentions = mentions;
    }

    List<Diagnostic> in(SourceFiles files) {
        List<Declaration> declarations = files.declarations();
        for (Declaration declaration : declarations) {
            if (declaration instanceof Declaration.Rule || declaration instanceof Declaration.Test) {
                toVisit.add(declaration);
            }
        }
        if (toVisit.isEmpty()) {
            // A library by itself: its definitions are for the files that include it.
            return List.of();
        }
        while (!toVisit.isEmpty()) {
            mentions.apply(toVisit.remove()).forEach(this::use);
        }
        List<Diagnostic> unused = new ArrayList<>();
        for (Declaration declaration : declarations) {
            if (DefinitionChecker.isDefinition(declaration) && files.isNamed(declaration.span())) {
                Identifier name = Definitions.nameOf(declaration);
                if (!used.contains(name.text())) {
                    unused.add(Diagnostic.of(DiagnosticKind.UNUSED_DEFINITION, name.span(), name.text()));
                }
            }
        }
        return unused;
    }

    private void use(String name) {
        if (used.add(name)) {
            definitions.definition(name).ifPresent(toVisit::add);
        }
    }
}
