package org.syscalltrack.lsp.feature;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.catalog.ValueRole;
import org.syscalltrack.dsl.check.Vocabulary;
import org.syscalltrack.dsl.syntax.tree.BinaryOperator;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.SetElement;
import org.syscalltrack.dsl.syntax.tree.SyntaxNode;
import org.syscalltrack.lsp.program.View;

/** Writes a test behind a rule: a call that has the best chance to match, from the literals of the rule's filter. */
final class NewTest {
    private final View view;
    private final Map<String, Declaration> definitions;
    private final Map<String, String> process = new LinkedHashMap<>();
    private final List<String> strings = new ArrayList<>();

    private NewTest(View view) {
        this.view = view;
        this.definitions = ProgramNames.of(view).definitions();
    }

    /** The edit; empty where the rule has no name or no call yet. */
    static Optional<Edits> of(View view, Declaration.Rule rule) {
        Optional<String> name = RuleFacts.word(rule.body(), "rule_name");
        Optional<SystemCall> call =
                RuleFacts.calls(rule, view.settings().catalog()).stream().findFirst();
        if (name.isEmpty() || call.isEmpty()) {
            return Optional.empty();
        }
        String text = new NewTest(view).text(rule, name.get(), call.get());
        int end = view.offset(rule.span().atEnd());
        return Optional.of(new Edits().replace(view, end, end, "\n\n" + text));
    }

    private String text(Declaration.Rule rule, String name, SystemCall call) {
        rule.body().member("filter_expression").ifPresent(filter -> look(filter.value()));
        String word = name.matches("[A-Za-z_][A-Za-z0-9_]*") ? name : '"' + name + '"';
        StringBuilder text = new StringBuilder("test {\n");
        text.append("  test_name = ")
                .append(name.replaceAll("[^A-Za-z0-9_]+", "_"))
                .append("_acts\n");
        text.append("  call      = ").append(call(call)).append('\n');
        if (!process.isEmpty()) {
            text.append("  process {");
            process.forEach((member, value) ->
                    text.append(' ').append(member).append(" = ").append(value));
            text.append(" }\n");
        }
        text.append("  expect { rule = ").append(word);
        RuleFacts.block(rule.body(), "action")
                .flatMap(action -> RuleFacts.word(action, "type"))
                .ifPresent(type -> text.append(" type = ").append(type));
        return text.append(" }\n}").toString();
    }

    /** Gathers {@code UID == 0} and the like, and the strings that something is compared with. */
    private void look(SyntaxNode node) {
        if (node instanceof Expression.Binary binary
                && binary.operator() == BinaryOperator.EQUAL
                && binary.left() instanceof Expression.Name name
                && Vocabulary.processMembers().contains(name.text())) {
            process.putIfAbsent(name.text(), binary.right().span().text());
            return;
        }
        if (node instanceof Expression.StringLiteral literal) {
            String pattern = String.valueOf(literal.value());
            strings.add(pattern.replace("*", "x").replace("?", "x"));
        }
        if (node instanceof Expression.Name name) {
            Declaration definition = definitions.get(name.text());
            if (definition instanceof Declaration.NamedList list
                    && list.elements() instanceof Expression.SetLiteral set) {
                set.elements().stream().limit(1).forEach((SetElement element) -> look(element));
            } else if (definition instanceof Declaration.Constant constant) {
                look(constant.value());
            } else if (definition instanceof Declaration.Macro macro
                    && macro.parameters().isEmpty()) {
                look(macro.body());
            }
            return;
        }
        node.children().forEach(this::look);
    }

    private String call(SystemCall call) {
        List<String> arguments = new ArrayList<>();
        for (Parameter parameter : call.parameters()) {
            arguments.add(argument(call, parameter));
        }
        return call.name() + "(" + String.join(", ", arguments) + ")";
    }

    private String argument(SystemCall call, Parameter parameter) {
        ParameterKind kind = parameter.kind();
        if (kind instanceof ParameterKind.Path || kind instanceof ParameterKind.UserString) {
            return '"' + (strings.isEmpty() ? "/tmp/x" : strings.remove(0)) + '"';
        }
        if (kind instanceof ParameterKind.Value value) {
            Catalog catalog = view.settings().catalog();
            return value.role() == ValueRole.DIRECTORY
                    ? "AT_FDCWD"
                    : catalog.groupOf(call, parameter)
                            .filter(group -> !group.members().isEmpty() && value.role() != ValueRole.FLAGS)
                            .map(group -> group.members().get(0))
                            .orElse("0");
        }
        return "NULL";
    }
}
