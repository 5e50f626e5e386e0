package org.syscalltrack.dsl.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.model.IntegerRange;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.model.Predicate;
import org.syscalltrack.dsl.plan.AddressBlock;
import org.syscalltrack.dsl.plan.Glob;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Expression;

/** Checks {@code in} and {@code not in}: the value's type says what the elements mean. */
final class MembershipChecker {
    private final Scope scope;

    MembershipChecker(Scope scope) {
        this.scope = scope;
    }

    Operand check(Expression.Membership membership, Operand value) {
        List<SetElements.Element> elements = new SetElements(scope).of(membership.set());
        Operand.Invalid error = new Operand.Invalid(membership.span());
        if (value instanceof Operand.Invalid || hasErrors(membership, elements)) {
            return error;
        }
        new PrecedenceCheck(scope).membership(membership);
        Optional<Predicate> predicate = predicate(membership, value, elements);
        if (predicate.isEmpty()) {
            return error;
        }
        new PathComparisonCheck(scope).membership(membership, value, elements);
        return new Operand.Bool(
                membership.negated() ? new Predicate.Not(predicate.get(), membership.span()) : predicate.get());
    }

    private boolean hasErrors(Expression.Membership membership, List<SetElements.Element> elements) {
        Expression set = ExpressionChecker.bare(membership.set());
        if (set instanceof Expression.SetLiteral literal && literal.elements().isEmpty()) {
            scope.report(DiagnosticKind.EMPTY_SET, set.span());
            return false;
        }
        return elements.isEmpty();
    }

    private Optional<Predicate> predicate(
            Expression.Membership membership, Operand value, List<SetElements.Element> elements) {
        if (value instanceof Operand.Text text) {
            return strings(membership.span(), text, elements);
        }
        if (value instanceof Operand.Address address) {
            return addresses(membership.span(), address, elements);
        }
        if (value instanceof Operand.Int || value instanceof Operand.Bool) {
            return new Conversions(scope)
                    .toInteger(value)
                    .flatMap(integer -> integers(membership.span(), value, integer, elements));
        }
        scope.report(DiagnosticKind.NOT_COMPARABLE, value.span(), value.type());
        return Optional.empty();
    }

    private Optional<Predicate> integers(
            Span span, Operand operand, IntegerValue value, List<SetElements.Element> elements) {
        List<IntegerRange> ranges = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (SetElements.Element element : elements) {
            if (!(element instanceof SetElements.Element.Range range)) {
                reportMixed(operand, element, "a string");
                return Optional.empty();
            }
            if (!seen.add(textOf(range.range()))) {
                scope.report(
                        DiagnosticKind.DUPLICATE_ELEMENT,
                        element.span(),
                        element.span().text());
            }
            ranges.add(range.range());
        }
        return Optional.of(new Predicate.IntegerMembership(value, ranges, span));
    }

    private String textOf(IntegerRange range) {
        return scope.context().nativeFolder().fold(range.low()) + ".."
                + scope.context().nativeFolder().fold(range.high());
    }

    private Optional<Predicate> strings(Span span, Operand.Text value, List<SetElements.Element> elements) {
        TreeSet<ByteString> exact = new TreeSet<>();
        List<Glob> patterns = new ArrayList<>();
        Set<ByteString> seen = new HashSet<>();
        LiteralCheck literals = new LiteralCheck(scope);
        List<SetElements.Element> unexpected = new ArrayList<>();
        boolean good = true;
        for (SetElements.Element element : elements) {
            if (!(element instanceof SetElements.Element.Text text)) {
                reportMixed(value, element, "an int");
                return Optional.empty();
            }
            if (!seen.add(text.bytes())) {
                scope.report(
                        DiagnosticKind.DUPLICATE_ELEMENT,
                        element.span(),
                        element.span().text());
            }
            if (Glob.isPattern(text.bytes())) {
                Optional<Glob> glob = literals.glob(text.bytes(), element.span());
                glob.ifPresent(patterns::add);
                good &= glob.isPresent() && literals.pattern(value, glob.get(), element.span());
                if (glob.isPresent() && looksExact(glob.get())) {
                    unexpected.add(element);
                }
            } else {
                ByteString plain = LiteralCheck.asRead(value, Glob.unescape(text.bytes()));
                exact.add(plain);
                good &= literals.equal(value, plain, element.span());
            }
        }
        if (!exact.isEmpty()) {
            unexpected.forEach(element -> scope.report(Diagnostic.of(
                            DiagnosticKind.PATTERN_IN_SET,
                            element.span(),
                            element.span().text())
                    .withNote("Its brackets hold the characters to choose from; a `[` of a name is written `\\\\[`.")));
        }
        return good
                ? Optional.of(new Predicate.StringMembership(value.value(), List.copyOf(exact), patterns, span))
                : Optional.empty();
    }

    /** Whether a pattern has brackets and neither {@code *} nor {@code ?}, so that it may be meant as a name. */
    private static boolean looksExact(Glob glob) {
        String text = String.valueOf(glob.pattern());
        return text.indexOf('*') < 0 && text.indexOf('?') < 0;
    }

    private Optional<Predicate> addresses(Span span, Operand.Address value, List<SetElements.Element> elements) {
        List<AddressBlock> blocks = new ArrayList<>();
        for (SetElements.Element element : elements) {
            if (!(element instanceof SetElements.Element.Text text)) {
                reportMixed(value, element, "an int");
                return Optional.empty();
            }
            Optional<AddressBlock> block = new AddressChecker(scope).block(text.bytes(), element.span());
            if (block.isEmpty()) {
                return Optional.empty();
            }
            blocks.add(block.get());
        }
        new AddressChecker(scope).families(value, blocks, span);
        return Optional.of(new Predicate.AddressMembership(value.field(), blocks, span));
    }

    private void reportMixed(Operand value, SetElements.Element element, String type) {
        scope.report(Diagnostic.of(DiagnosticKind.TYPE_MISMATCH, element.span(), value.type(), type)
                .withLabel("this is " + type)
                .withSecondary(value.span(), "this is " + value.type()));
    }
}
