package org.syscalltrack.dsl.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.diagnostic.NearestNames;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.Member;
import org.syscalltrack.dsl.syntax.tree.MemberValue;

/** The members of a block by name: unknown and repeated ones are reported here, and so are missing ones. */
final class Members {
    private final CheckContext context;
    private final String owner;
    private final Span ownerSpan;
    private final Map<String, Member> members = new LinkedHashMap<>();
    private boolean hasStrangers;

    /**
     * Reads a block.
     *
     * @param owner what the block is, for messages: {@code rule}
     * @param ownerSpan where a missing member is reported
     * @param known the names that may stand in it
     */
    Members(CheckContext context, String owner, Span ownerSpan, MemberValue.Block block, List<String> known) {
        this.context = context;
        this.owner = owner;
        this.ownerSpan = ownerSpan;
        for (Member member : block.members()) {
            String name = member.name().text();
            if (!known.contains(name)) {
                hasStrangers = true;
                if (!context.diagnostics().hasErrorIn(member.span())) {
                    reportStranger(member, known);
                }
                continue;
            }
            Member first = members.putIfAbsent(name, member);
            if (first != null) {
                context.diagnostics()
                        .add(Diagnostic.of(
                                        DiagnosticKind.DUPLICATE_MEMBER,
                                        member.name().span(),
                                        name)
                                .withSecondary(first.name().span(), "first given here"));
            }
        }
    }

    private void reportStranger(Member member, List<String> known) {
        Span span = member.name().span();
        Diagnostic finding = Diagnostic.of(
                DiagnosticKind.UNKNOWN_MEMBER, span, owner, member.name().text());
        List<String> nearest = NearestNames.of(member.name().text(), known);
        if (nearest.isEmpty()) {
            finding =
                    finding.withNote("It can have " + NearestNames.quoted(known).replace(" or ", " and ") + ".");
        } else {
            finding = finding.withLabel("did you mean " + NearestNames.quoted(nearest) + "?")
                    .withFix(Fix.replace("write `" + nearest.get(0) + "`", span, nearest.get(0)));
        }
        context.diagnostics().add(finding);
    }

    Optional<Member> get(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /** The member; a missing one is reported, unless an unknown one stands there that may be meant for it. */
    Optional<Member> require(String name, String note) {
        Member member = members.get(name);
        if (member == null && !hasStrangers) {
            Diagnostic finding = Diagnostic.of(DiagnosticKind.MISSING_MEMBER, ownerSpan, owner, name);
            context.diagnostics().add(note.isEmpty() ? finding : finding.withNote(note));
        }
        return Optional.ofNullable(member);
    }

    /** The expression that is a member's value; empty where it has been reported. */
    Optional<Expression> expression(String name) {
        return get(name)
                .map(Member::value)
                .filter(value -> value instanceof Expression && !(value instanceof Expression.Broken))
                .map(Expression.class::cast)
                .map(ExpressionChecker::bare);
    }

    /** One of some words. */
    Optional<String> word(String name, List<String> choices) {
        return expression(name).flatMap(expression -> word(expression, name, choices));
    }

    private Optional<String> word(Expression expression, String name, List<String> choices) {
        String text = expression instanceof Expression.Name word
                ? word.text()
                : expression.span().text();
        if (expression instanceof Expression.Name && choices.contains(text)) {
            return Optional.of(text);
        }
        Optional<String> rightCase =
                choices.stream().filter(choice -> choice.equalsIgnoreCase(text)).findFirst();
        if (rightCase.isPresent()) {
            context.diagnostics()
                    .add(Diagnostic.of(DiagnosticKind.WRONG_CASE, expression.span(), text, rightCase.get())
                            .withFix(Fix.replace(
                                    "write `" + rightCase.get() + "`", expression.span(), rightCase.get())));
            return rightCase;
        }
        Diagnostic finding = Diagnostic.of(DiagnosticKind.NOT_A_CHOICE, expression.span(), text, name);
        List<String> nearest = NearestNames.of(text, choices);
        finding = nearest.isEmpty()
                ? finding.withNote("It can be " + NearestNames.quoted(choices) + ".")
                : finding.withLabel("did you mean " + NearestNames.quoted(nearest) + "?")
                        .withFix(Fix.replace("write `" + nearest.get(0) + "`", expression.span(), nearest.get(0)));
        context.diagnostics().add(finding);
        return Optional.empty();
    }

    /** {@code yes} or {@code no}. */
    boolean yes(String name, boolean byDefault) {
        return word(name, List.of("yes", "no")).map("yes"::equals).orElse(byDefault);
    }

    /** A string. */
    Optional<String> text(String name) {
        Optional<Expression> expression = expression(name);
        if (expression.isEmpty()) {
            return Optional.empty();
        }
        if (expression.get() instanceof Expression.StringLiteral literal) {
            return Optional.of(String.valueOf(literal.value()));
        }
        context.diagnostics()
                .add(Diagnostic.of(DiagnosticKind.NOT_TEXT, expression.get().span(), name)
                        .withLabel("a string in double quotes"));
        return Optional.empty();
    }
}
