package org.syscalltrack.dsl.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.Identifier;
import org.syscalltrack.dsl.syntax.tree.SyntaxNode;

/** Checks constants, lists and macros where they are defined, whether or not anything uses them. */
final class DefinitionChecker {
    private final CheckContext context;
    private final Set<String> inCycles = new HashSet<>();

    DefinitionChecker(CheckContext context) {
        this.context = context;
    }

    /** Whether a declaration defines a name for expressions. */
    static boolean isDefinition(Declaration declaration) {
        return declaration instanceof Declaration.Constant
                || declaration instanceof Declaration.NamedList
                || declaration instanceof Declaration.Macro;
    }

    void check() {
        Definitions definitions = context.definitions();
        for (Declaration.Constant constant : definitions.constants()) {
            checkName(constant.name());
            definitions.constantValue(constant.name().text(), context);
        }
        for (Declaration.NamedList list : definitions.lists()) {
            checkName(list.name());
            definitions.listElements(list.name().text(), context);
            if (list.elements() instanceof Expression.SetLiteral set
                    && set.elements().isEmpty()) {
                context.diagnostics().add(Diagnostic.of(DiagnosticKind.EMPTY_SET, set.span()));
            }
        }
        for (Declaration.Macro macro : definitions.macros()) {
            checkName(macro.name());
            checkParameters(macro);
            checkNames(macro);
            checkCycle(macro);
        }
    }

    private void checkName(Identifier name) {
        String text = name.text();
        if (Variable.isBuiltIn(text) || context.catalog().isConstant(text)) {
            context.diagnostics()
                    .add(Diagnostic.of(DiagnosticKind.BUILT_IN_NAME, name.span(), text)
                            .withNote(
                                    context.catalog().isConstant(text)
                                            ? "It is a constant of the kernel's headers."
                                            : "It is a word of the language."));
            return;
        }
        Optional<String> builtIn = Variable.inRightCase(text);
        builtIn.ifPresent(found ->
                context.diagnostics().add(Diagnostic.of(DiagnosticKind.NAME_LIKE_BUILT_IN, name.span(), text, found)));
    }

    private void checkParameters(Declaration.Macro macro) {
        Set<String> seen = new HashSet<>();
        for (Identifier parameter : macro.parameters()) {
            if (!seen.add(parameter.text())) {
                context.diagnostics()
                        .add(Diagnostic.of(DiagnosticKind.PARAMETER_TWICE, parameter.span(), parameter.text()));
            }
        }
    }

    /** Names that nothing has are told here, once, and not at every use. */
    private void checkNames(Declaration.Macro macro) {
        Set<String> parameters = new HashSet<>();
        macro.parameters().forEach(parameter -> parameters.add(parameter.text()));
        for (SyntaxNode node : nodesOf(macro.body())) {
            if (node instanceof Expression.Name name
                    && !parameters.contains(name.text())
                    && !isKnown(name.text())
                    && !isCallName(macro.body(), name)) {
                NameChecker.report(context, name.text(), name.span(), parameters);
            } else if (node instanceof Expression.Call call
                    && !isFunction(call.function().text())) {
                CallChecker.report(context, call.function());
            }
        }
    }

    private boolean isKnown(String name) {
        return context.definitions().isDefined(name)
                || Variable.isBuiltIn(name)
                || context.catalog().isConstant(name);
    }

    /** A word beside {@code SYSCALL} or {@code ABI}; the use will tell whether it is right. */
    private boolean isCallName(Expression body, Expression.Name name) {
        return (name.text().equals("native")
                        || name.text().equals("compat")
                        || context.catalog().find(name.text()).isPresent())
                && nodesOf(body).stream()
                        .anyMatch(node -> node instanceof Expression.Name other
                                && (other.text().equals("SYSCALL")
                                        || other.text().equals("ABI")));
    }

    private boolean isFunction(String name) {
        return name.equals("CAPABLE")
                || name.equals("ANCESTOR")
                || context.definitions().macro(name).isPresent()
                || Variable.inRightCase(name).isPresent();
    }

    private void checkCycle(Declaration.Macro macro) {
        if (inCycles.contains(macro.name().text())) {
            return;
        }
        List<String> chain = new ArrayList<>();
        if (reaches(macro, macro, chain, new HashSet<>())) {
            inCycles.addAll(chain);
            chain.add(0, macro.name().text());
            context.diagnostics()
                    .add(Diagnostic.of(
                                    DiagnosticKind.DEFINED_BY_ITSELF,
                                    macro.name().span(),
                                    macro.name().text())
                            .withNote("The chain is `" + String.join("` → `", chain) + "`."));
        }
    }

    private boolean reaches(Declaration.Macro from, Declaration.Macro goal, List<String> chain, Set<String> seen) {
        for (String used : macrosIn(from)) {
            Optional<Declaration.Macro> next = context.definitions().macro(used);
            if (next.isEmpty()) {
                continue;
            }
            if (next.get().equals(goal) || (seen.add(used) && reaches(next.get(), goal, chain, seen))) {
                chain.add(0, used);
                return true;
            }
        }
        return false;
    }

    private static List<String> macrosIn(Declaration.Macro macro) {
        Set<String> parameters = new HashSet<>();
        macro.parameters().forEach(parameter -> parameters.add(parameter.text()));
        List<String> names = new ArrayList<>();
        for (SyntaxNode node : nodesOf(macro.body())) {
            if (node instanceof Expression.Name name && !parameters.contains(name.text())) {
                names.add(name.text());
            } else if (node instanceof Expression.Call call) {
                names.add(call.function().text());
            }
        }
        return names;
    }

    /** The node and all nodes below it. */
    static List<SyntaxNode> nodesOf(SyntaxNode root) {
        List<SyntaxNode> nodes = new ArrayList<>();
        nodes.add(root);
        for (int index = 0; index < nodes.size(); index++) {
            nodes.addAll(nodes.get(index).children());
        }
        return nodes;
    }
}
