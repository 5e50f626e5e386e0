package org.syscalltrack.lsp.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.ConstantGroup;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.catalog.ValueRole;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.SyntaxTree;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.MemberValue;
import org.syscalltrack.dsl.syntax.tree.ParameterSelector;
import org.syscalltrack.dsl.syntax.tree.SyntaxNode;
import org.syscalltrack.lsp.program.View;

/** What the text leaves unsaid: a parameter's name at its number, a mask's constants, a mode's letters. */
public final class InlayHintsFeature {
    private final View view;
    private final Catalog catalog;
    private final List<InlayHint> hints = new ArrayList<>();

    private InlayHintsFeature(View view) {
        this.view = view;
        this.catalog = view.settings().catalog();
    }

    /** The hints for the declarations that a range touches. */
    public static List<InlayHint> of(View view, Range range) {
        InlayHintsFeature feature = new InlayHintsFeature(view);
        if (!view.settings().inlayHints()) {
            return feature.hints;
        }
        int end = view.offset(range.getEnd());
        for (int part = view.tree().partAt(view.offset(range.getStart()));
                part < view.tree().parts().size() && view.tree().start(part) <= end;
                part++) {
            feature.part(view.part(part));
        }
        return feature.hints;
    }

    private void part(SyntaxTree part) {
        for (Declaration declaration : part.root().declarations()) {
            if (declaration instanceof Declaration.Rule rule) {
                List<SystemCall> calls = RuleFacts.calls(rule, catalog);
                Nodes.all(rule).forEach(node -> ofRule(node, calls));
            } else if (declaration instanceof Declaration.Test test) {
                Nodes.all(test).forEach(this::ofTest);
            }
        }
    }

    private void ofRule(SyntaxNode node, List<SystemCall> calls) {
        if (node instanceof ParameterSelector.Index index) {
            List<String> names = calls.stream()
                    .flatMap(call -> RuleFacts.parameter(index, call).stream())
                    .map(Parameter::name)
                    .distinct()
                    .toList();
            if (names.size() == 1) {
                add(index.span(), " " + names.get(0), InlayHintKind.Parameter);
            }
        } else if (node instanceof Expression.Binary binary) {
            literal(binary.right(), group(binary.left(), calls), role(binary.left(), calls));
        }
    }

    private void ofTest(SyntaxNode node) {
        if (!(node instanceof MemberValue.TestCall call)) {
            return;
        }
        Optional<SystemCall> found = catalog.find(call.syscall().text());
        int count = found.map(known ->
                        Math.min(known.parameters().size(), call.arguments().size()))
                .orElse(0);
        for (int index = 0; index < count; index++) {
            Parameter parameter = found.orElseThrow().parameters().get(index);
            Expression.Argument argument = call.arguments().get(index);
            InlayHint hint =
                    new InlayHint(view.range(argument.span()).getStart(), Either.forLeft(parameter.name() + ":"));
            hint.setKind(InlayHintKind.Parameter);
            hint.setPaddingRight(true);
            hints.add(hint);
            literal(argument.value(), catalog.groupOf(found.orElseThrow(), parameter), role(parameter));
        }
    }

    private void literal(Expression value, Optional<ConstantGroup> group, Optional<ValueRole> role) {
        if (!(value instanceof Expression.IntegerLiteral literal)) {
            return;
        }
        Optional<String> decoded = group.flatMap(found -> Decoded.constants(
                found, literal.value(), catalog, view.settings().architecture()));
        if (decoded.isEmpty() && role.filter(ValueRole.MODE::equals).isPresent()) {
            decoded = Optional.of(Decoded.mode(literal.value()));
        }
        decoded.ifPresent(text -> add(literal.span(), " " + text, InlayHintKind.Type));
    }

    private void add(Span span, String text, InlayHintKind kind) {
        InlayHint hint = new InlayHint(view.range(span).getEnd(), Either.forLeft(text));
        hint.setKind(kind);
        hints.add(hint);
    }

    private Optional<Parameter> parameter(SyntaxNode node, SystemCall call) {
        return Nodes.all(node).stream()
                .filter(Expression.Parameter.class::isInstance)
                .findFirst()
                .flatMap(found -> RuleFacts.parameter(((Expression.Parameter) found).selector(), call));
    }

    private Optional<ConstantGroup> group(SyntaxNode compared, List<SystemCall> calls) {
        boolean hasField = Nodes.all(compared).stream().anyMatch(Expression.FieldAccess.class::isInstance);
        return hasField
                ? Optional.empty()
                : calls.stream()
                        .findFirst()
                        .flatMap(call -> parameter(compared, call).flatMap(found -> catalog.groupOf(call, found)));
    }

    private Optional<ValueRole> role(SyntaxNode compared, List<SystemCall> calls) {
        return calls.stream()
                .findFirst()
                .flatMap(call -> parameter(compared, call))
                .flatMap(InlayHintsFeature::role);
    }

    private static Optional<ValueRole> role(Parameter parameter) {
        return parameter.kind() instanceof ParameterKind.Value value ? Optional.of(value.role()) : Optional.empty();
    }
}
