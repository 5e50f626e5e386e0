package org.syscalltrack.dsl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.model.ConstantFolder;
import org.syscalltrack.dsl.model.IntegerRange;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Expression;
import org.syscalltrack.dsl.syntax.tree.SetElement;

/** Reads the elements of sets and lists: constant expressions, ranges and names of other lists. */
final class SetElements {
    private final Scope home;
    private final Scope scope;

    SetElements(Scope scope) {
        this.home = scope;
        this.scope = scope.forConstants();
    }

    /** An element whose meaning depends on what it is compared with. */
    sealed interface Element {
        /** Where it stands. */
        Span span();

        /** An integer or a range. */
        record Range(IntegerRange range, Span span) implements Element {}

        /** A string: a text, a pattern or an address. */
        record Text(ByteString bytes, Span span) implements Element {}
    }

    /** The elements of a set in braces, or of the list that a name means. */
    List<Element> of(Expression set) {
        Expression bare = ExpressionChecker.bare(set);
        if (bare instanceof Expression.SetLiteral literal) {
            List<Element> elements = new ArrayList<>();
            for (SetElement element : literal.elements()) {
                add(element, elements);
            }
            return elements;
        }
        if (bare instanceof Expression.Name name) {
            Scope.Argument argument = scope.arguments().get(name.text());
            if (argument != null) {
                return new SetElements(scope.ofArgument(argument)).of(argument.expression());
            }
            if (scope.context().definitions().list(name.text()).isPresent()) {
                return scope.context().definitions().listElements(name.text(), scope.context());
            }
        }
        Operand other = new ExpressionChecker(home).check(bare);
        if (!(other instanceof Operand.Invalid)) {
            scope.report(Diagnostic.of(DiagnosticKind.NOT_A_SET, bare.span(), other.type())
                    .withFix(Fix.replace(
                            "put it in braces", bare.span(), "{ " + bare.span().text() + " }")));
        }
        return List.of();
    }

    private void add(SetElement element, List<Element> elements) {
        if (element instanceof SetElement.Range range) {
            range(range).ifPresent(elements::add);
        } else if (element instanceof Expression expression) {
            add(expression, elements);
        }
    }

    private void add(Expression expression, List<Element> elements) {
        if (expression instanceof Expression.Name name
                && scope.arguments().get(name.text()) == null
                && scope.context().definitions().list(name.text()).isPresent()) {
            elements.addAll(scope.context().definitions().listElements(name.text(), scope.context()));
            return;
        }
        Operand operand = new ConstantChecker(scope).operand(expression, "an element of a set");
        if (operand instanceof Operand.Int integer) {
            elements.add(new Element.Range(new IntegerRange(integer.value(), integer.value()), expression.span()));
        } else if (operand instanceof Operand.Literal literal) {
            elements.add(new Element.Text(literal.bytes(), expression.span()));
        }
    }

    private Optional<Element> range(SetElement.Range range) {
        ConstantChecker constants = new ConstantChecker(scope);
        Optional<IntegerValue> low = constants.integer(range.low(), "the end of a range");
        Optional<IntegerValue> high = constants.integer(range.high(), "the end of a range");
        if (low.isEmpty() || high.isEmpty()) {
            return Optional.empty();
        }
        boolean unsigned = ConstantFolder.isUnsigned(low.get()) || ConstantFolder.isUnsigned(high.get());
        for (ConstantFolder folder : scope.context().folders()) {
            OptionalLong from = folder.fold(low.get());
            OptionalLong to = folder.fold(high.get());
            if (from.isPresent() && to.isPresent() && isEmpty(from.getAsLong(), to.getAsLong(), unsigned)) {
                scope.report(Diagnostic.of(DiagnosticKind.EMPTY_RANGE, range.span())
                        .withNote("Both ends belong to a range, the lower one comes first."));
                return Optional.empty();
            }
        }
        return Optional.of(new Element.Range(new IntegerRange(low.get(), high.get()), range.span()));
    }

    private static boolean isEmpty(long low, long high, boolean unsigned) {
        return (unsigned ? Long.compareUnsigned(low, high) : Long.compare(low, high)) > 0;
    }
}
