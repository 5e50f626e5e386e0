package org.syscalltrack.lsp.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.check.Vocabulary;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.PartedTree;
import org.syscalltrack.dsl.syntax.SyntaxTree;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.Identifier;
import org.syscalltrack.dsl.syntax.tree.Member;
import org.syscalltrack.dsl.syntax.tree.SyntaxNode;
import org.syscalltrack.lsp.program.View;

/** Finds every place where a name of the user's stands. */
final class Occurrences {
    private static final Map<String, Symbol.Kind> NAMING_MEMBERS = Map.of(
            "rule_name", Symbol.Kind.RULE,
            "rule", Symbol.Kind.RULE,
            "test_name", Symbol.Kind.TEST);

    /** Their value is a parameter's name, not one of an expression. */
    private static final Set<String> PARAMETER_MEMBERS = Set.of("param");

    private final List<Occurrence> found = new ArrayList<>();
    private Declaration.@Nullable Macro macro;

    private Occurrences() {}

    /** The occurrences in one part, in no order. */
    static List<Occurrence> in(SyntaxTree part) {
        Occurrences occurrences = new Occurrences();
        part.root().declarations().forEach(occurrences::declaration);
        return occurrences.found;
    }

    /** The occurrences of a symbol in all files of the program. */
    static List<Occurrence> of(Symbol symbol, View view) {
        List<Occurrence> all = new ArrayList<>();
        for (PartedTree tree : view.trees().values()) {
            view.checkCancelled();
            all.addAll(of(symbol, tree));
        }
        return all;
    }

    /** The occurrences of a symbol in one file. */
    static List<Occurrence> of(Symbol symbol, PartedTree tree) {
        List<Occurrence> all = new ArrayList<>();
        for (SyntaxTree part : tree.parts()) {
            if (part.file().text().contains(symbol.name())) {
                in(part).stream()
                        .filter(occurrence -> occurrence.symbol().equals(symbol))
                        .forEach(all::add);
            }
        }
        return all;
    }

    /** The occurrence at an offset of the view's file. */
    static Optional<Occurrence> at(View view, int offset) {
        int local = offset - view.partStart(offset);
        return in(view.partAt(offset)).stream()
                .filter(occurrence -> occurrence.span().start() <= local
                        && local <= occurrence.span().end())
                .findFirst();
    }

    private void declaration(Declaration declaration) {
        if (declaration instanceof Declaration.Constant constant) {
            define(constant.name());
            node(constant.value());
        } else if (declaration instanceof Declaration.NamedList list) {
            define(list.name());
            node(list.elements());
        } else if (declaration instanceof Declaration.Macro defined) {
            define(defined.name());
            macro = defined;
            defined.parameters().forEach(parameter -> add(symbol(parameter.text()), parameter.span(), true));
            node(defined.body());
            macro = null;
        } else {
            declaration.children().forEach(this::node);
        }
    }

    private void define(Identifier name) {
        add(new Symbol(Symbol.Kind.DEFINITION, name.text(), null), name.span(), true);
    }

    private void add(Symbol symbol, Span span, boolean isDefinition) {
        found.add(new Occurrence(symbol, span, isDefinition));
    }

    private Symbol symbol(String name) {
        Declaration.Macro inside = macro;
        boolean isParameter = inside != null
                && inside.parameters().stream()
                        .anyMatch(parameter -> parameter.text().equals(name));
        return isParameter
                ? new Symbol(Symbol.Kind.PARAMETER, name, inside)
                : new Symbol(Symbol.Kind.DEFINITION, name, null);
    }

    private void node(SyntaxNode node) {
        if (node instanceof Member member) {
            member(member);
            return;
        }
        if (node instanceof Expression.Name name) {
            add(symbol(name.text()), name.span(), false);
        } else if (node instanceof Expression.Call call) {
            add(symbol(call.function().text()), call.function().span(), false);
        }
        node.children().forEach(this::node);
    }

    private void member(Member member) {
        String name = member.name().text();
        Symbol.Kind naming = NAMING_MEMBERS.get(name);
        if (naming != null) {
            named(naming, member, !name.equals("rule"));
        } else if (Vocabulary.choices(name).isEmpty() && !PARAMETER_MEMBERS.contains(name)) {
            node(member.value());
        }
    }

    private void named(Symbol.Kind kind, Member member, boolean isDefinition) {
        if (member.value() instanceof Expression.Name name) {
            add(new Symbol(kind, name.text(), null), name.span(), isDefinition);
        } else if (member.value() instanceof Expression.StringLiteral literal) {
            add(new Symbol(kind, String.valueOf(literal.value()), null), literal.span(), isDefinition);
        }
    }
}
