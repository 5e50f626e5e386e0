package org.syscalltrack.dsl.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.Identifier;
import org.syscalltrack.dsl.syntax.tree.SyntaxNode;

/** Finds constants, lists and macros that no rule and no test reaches, in files that the user named. */
final class UnusedDefinitions {
    private final CheckContext context;
    private final Set<String> used = new HashSet<>();
    private final Deque<SyntaxNode> toVisit = new ArrayDeque<>();

    UnusedDefinitions(CheckContext context) {
        this.context = context;
    }

    void check(SourceFiles files) {
        List<Declaration> declarations = files.declarations();
        for (Declaration declaration : declarations) {
            if (declaration instanceof Declaration.Rule || declaration instanceof Declaration.Test) {
                toVisit.add(declaration);
            }
        }
        if (toVisit.isEmpty()) {
            // A library by itself: its definitions are for the files that include it.
            return;
        }
        while (!toVisit.isEmpty()) {
            for (SyntaxNode node : DefinitionChecker.nodesOf(toVisit.remove())) {
                if (node instanceof Expression.Name name) {
                    use(name.text());
                } else if (node instanceof Expression.Call call) {
                    use(call.function().text());
                }
            }
        }
        for (Declaration declaration : declarations) {
            if (DefinitionChecker.isDefinition(declaration) && files.isNamed(declaration.span())) {
                Identifier name = Definitions.nameOf(declaration);
                if (!used.contains(name.text())) {
                    context.diagnostics()
                            .add(Diagnostic.of(DiagnosticKind.UNUSED_DEFINITION, name.span(), name.text()));
                }
            }
        }
    }

    private void use(String name) {
        if (context.definitions().isDefined(name) && used.add(name)) {
            context.definitions().macro(name).ifPresent(macro -> toVisit.add(macro.body()));
            context.definitions().list(name).ifPresent(list -> toVisit.add(list.elements()));
            context.definitions().constant(name).ifPresent(constant -> toVisit.add(constant.value()));
        }
    }
}
