package org.syscalltrack.lsp.feature;

import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.check.Vocabulary;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.SyntaxTree;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.LogPiece;
import org.syscalltrack.dsl.syntax.tree.Member;
import org.syscalltrack.dsl.syntax.tree.MemberValue;
import org.syscalltrack.dsl.syntax.tree.ParameterSelector;
import org.syscalltrack.dsl.syntax.tree.SyntaxNode;
import org.syscalltrack.dsl.syntax.tree.SyscallSelector;

/** Colours the words of one part. */
final class TokenColors {
    private final Catalog catalog;
    private final List<Colored> tokens = new ArrayList<>();

    /** A word with its colour. */
    record Colored(Span span, TokenColor color, boolean isDeclaration) {}

    private TokenColors(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The coloured words, in no order, none within another. */
    static List<Colored> of(SyntaxTree part, Catalog catalog) {
        TokenColors colors = new TokenColors(catalog);
        for (SyntaxNode node : Nodes.all(part.root())) {
            colors.node(node);
        }
        for (Occurrence occurrence : Occurrences.in(part)) {
            colors.occurrence(occurrence);
        }
        return colors.tokens;
    }

    private void add(Span span, TokenColor color) {
        if (span.length() > 0) {
            tokens.add(new Colored(span, color, false));
        }
    }

    private void node(SyntaxNode node) {
        if (node instanceof Member member) {
            add(member.name().span(), TokenColor.PROPERTY);
            choice(member);
        } else if (node instanceof SyscallSelector selector) {
            boolean isCall = selector.kind() == SyscallSelector.Kind.CALL;
            add(selector.span(), isCall ? TokenColor.FUNCTION : TokenColor.CLASS);
        } else if (node instanceof MemberValue.TestCall call) {
            add(call.syscall().span(), TokenColor.FUNCTION);
        } else if (node instanceof ParameterSelector.Named named) {
            add(named.span(), TokenColor.PARAMETER);
        } else if (node instanceof LogPiece.Macro macro) {
            add(
                    macro.span()
                            .file()
                            .span(macro.span().start(), macro.name().span().end()),
                    TokenColor.MACRO);
        } else if (node instanceof Expression.FieldAccess access) {
            add(access.field().span(), TokenColor.PROPERTY);
        } else if (node instanceof Declaration.Rule rule) {
            add(rule.keyword().span(), TokenColor.KEYWORD);
        } else if (node instanceof Declaration.Test test) {
            add(test.keyword().span(), TokenColor.KEYWORD);
        }
    }

    private void choice(Member member) {
        if (member.value() instanceof Expression.Name name
                && !Vocabulary.choices(member.name().text()).isEmpty()) {
            add(name.span(), TokenColor.ENUM_MEMBER);
        }
    }

    private void occurrence(Occurrence occurrence) {
        String name = occurrence.symbol().name();
        if (occurrence.span().text().startsWith("\"")) {
            return; // a rule's name as a string keeps the look of a string
        }
        TokenColor color = switch (occurrence.symbol().kind()) {
            case RULE, TEST -> TokenColor.EVENT;
            case PARAMETER -> TokenColor.PARAMETER;
            case DEFINITION -> color(name);
        };
        tokens.add(new Colored(occurrence.span(), color, occurrence.isDefinition()));
    }

    private TokenColor color(String name) {
        if (Vocabulary.variables().contains(name)) {
            return TokenColor.VARIABLE;
        }
        if (Vocabulary.OTHER_BUILT_INS.contains(name)) {
            return TokenColor.KEYWORD;
        }
        return catalog.isConstant(name) ? TokenColor.ENUM_MEMBER : TokenColor.MACRO;
    }
}
