package org.syscalltrack.lsp.feature;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.Position;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.catalog.CallClass;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.Identifier;
import org.syscalltrack.dsl.syntax.tree.LogPiece;
import org.syscalltrack.dsl.syntax.tree.Member;
import org.syscalltrack.dsl.syntax.tree.MemberValue;
import org.syscalltrack.dsl.syntax.tree.ParameterSelector;
import org.syscalltrack.dsl.syntax.tree.SyntaxNode;
import org.syscalltrack.dsl.syntax.tree.SyscallSelector;
import org.syscalltrack.lsp.program.View;
import org.syscalltrack.lsp.run.RuleCosts;

/** What is to say about the word under the mouse, and about what was found there. */
public final class HoverFeature {
    private final View view;
    private final List<SyntaxNode> path;

    private HoverFeature(View view, int offset) {
        this.view = view;
        this.path = Nodes.path(view, offset);
    }

    private record Text(Span span, String markdown) {}

    /** The hover at a place; null where there is nothing to say. */
    public static @Nullable Hover of(View view, Position position) {
        int offset = view.offset(position);
        Optional<Text> word = new HoverFeature(view, offset).text();
        List<Diagnostic> findings = FindingText.at(view, offset);
        return FindingText.pages(findings)
                .map(pages -> word.map(text -> new Text(text.span, text.markdown + "\n\n---\n\n" + pages))
                        .orElseGet(() -> new Text(findings.get(0).span(), pages)))
                .or(() -> word)
                .map(text -> new Hover(new MarkupContent(MarkupKind.MARKDOWN, text.markdown), view.range(text.span)))
                .orElse(null);
    }

    private Optional<Text> text() {
        SyntaxNode leaf = path.get(path.size() - 1);
        if (leaf instanceof SyscallSelector selector) {
            return selector(selector).map(text -> new Text(selector.span(), text));
        }
        if (leaf instanceof ParameterSelector selector) {
            return parameter(selector).map(text -> new Text(selector.span(), text));
        }
        Optional<LogPiece.Macro> macro = Nodes.innermost(path, LogPiece.Macro.class);
        if (macro.isPresent()) {
            return Words.aboutMacro(macro.get().name().text())
                    .map(text -> new Text(
                            macro.get().span(), "`%" + macro.get().name().text() + "` " + text));
        }
        if (leaf instanceof Identifier identifier) {
            return identifier(identifier).map(text -> new Text(identifier.span(), text));
        }
        if (leaf instanceof Expression.ObjectReference reference) {
            return word("function", reference.function().name(), leaf.span());
        }
        if (leaf instanceof Expression.Parameter) {
            return word("function", "PARAMS", leaf.span());
        }
        if (leaf instanceof Expression.IntegerLiteral literal) {
            return Optional.of(new Text(leaf.span(), "`" + ConstantText.number(literal.value()) + "`"));
        }
        return leaf instanceof Expression.Name name ? name(name) : Optional.empty();
    }

    private static Optional<Text> word(String kind, String name, Span span) {
        return Words.about(kind, name).map(text -> new Text(span, text));
    }

    private Optional<String> selector(SyscallSelector selector) {
        return switch (selector.kind()) {
            case CALL -> view.settings().catalog().find(selector.name()).map(CallText::of);
            case CLASS -> CallClass.of(selector.name()).map(this::callClass);
            case ALL -> Optional.of("Every call of the catalog.");
            case BROKEN -> Optional.empty();
        };
    }

    private String callClass(CallClass found) {
        List<SystemCall> calls = view.settings().catalog().callsOf(found);
        return "`%" + found.label() + "`: " + calls.size() + " calls\n\n"
                + calls.stream().map(SystemCall::name).collect(Collectors.joining(", "));
    }

    private Optional<String> parameter(ParameterSelector selector) {
        List<SystemCall> calls = Nodes.innermost(path, Declaration.Rule.class)
                .map(rule -> RuleFacts.calls(rule, view.settings().catalog()))
                .orElse(List.of());
        if (selector instanceof ParameterSelector.All) {
            return Optional.of("All of a call's parameters of this kind; true if it is so for one of them.");
        }
        for (SystemCall call : calls) {
            Optional<String> text = RuleFacts.parameter(selector, call)
                    .map(parameter -> "```c\n" + Signature.of(parameter) + "\n```\nparameter "
                            + (call.parameters().indexOf(parameter) + 1) + " of `" + Signature.of(call) + "`"
                            + view.settings()
                                    .catalog()
                                    .groupOf(call, parameter)
                                    .map(group -> "\n\nTakes the constants of " + group.name() + ".")
                                    .orElse(""));
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    private Optional<String> identifier(Identifier identifier) {
        SyntaxNode parent = path.get(path.size() - 2);
        String name = identifier.text();
        if (parent instanceof Declaration.Rule rule) {
            return Words.about("word", "rule").map(text -> text + cost(rule));
        }
        if (parent instanceof Declaration.Test) {
            return Words.about("word", "test");
        }
        if (parent instanceof Member) {
            return Words.about("member", name);
        }
        if (parent instanceof MemberValue.TestCall) {
            return view.settings().catalog().find(name).map(CallText::of);
        }
        if (parent instanceof Expression.Call) {
            return Words.about("function", name).or(() -> definition(name));
        }
        return parent instanceof Declaration ? definition(name) : Optional.empty();
    }

    private Optional<Text> name(Expression.Name name) {
        String text = name.text();
        Optional<Member> member = Nodes.innermost(path, Member.class);
        String memberName = member.map(found -> found.name().text()).orElse("");
        if (memberName.equals("rule_name") || memberName.equals("rule")) {
            Declaration.Rule rule = ProgramNames.of(view).rules().get(text);
            return rule == null ? Optional.empty() : Optional.of(new Text(name.span(), rule(text, rule)));
        }
        if (memberName.equals("type")) {
            return word("action", text, name.span());
        }
        return definition(text)
                .or(() -> Words.about("variable", text))
                .or(() -> Words.about("function", text))
                .or(() -> ConstantText.of(text, view.settings()))
                .or(() -> view.settings().catalog().find(text).map(CallText::of))
                .map(markdown -> new Text(name.span(), markdown));
    }

    private String rule(String name, Declaration.Rule rule) {
        String description = RuleFacts.word(rule.body(), "description").orElse("");
        return "rule `" + name + "`" + (description.isEmpty() ? "" : "\n\n" + description) + cost(rule);
    }

    private String cost(Declaration.Rule rule) {
        return RuleFacts.word(rule.body(), "rule_name")
                .flatMap(name -> RuleCosts.of(view.program(), name, view.settings()))
                .map(cost -> "\n\n" + cost.sentence())
                .orElse("");
    }

    private Optional<String> definition(String name) {
        return Optional.ofNullable(ProgramNames.of(view).definitions().get(name))
                .map(declaration -> "```sct\n" + declaration.span().text() + "\n```");
    }
}
