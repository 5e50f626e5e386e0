package org.syscalltrack.dsl.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.ConstantGroup;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.NearestNames;
import org.syscalltrack.dsl.model.ArithmeticOperator;
import org.syscalltrack.dsl.model.IntegerValue;

/** Warns where a constant stands opposite a parameter whose values it is not one of. */
final class GroupCheck {
    private final Scope scope;

    GroupCheck(Scope scope) {
        this.scope = scope;
    }

    void operands(IntegerValue left, IntegerValue right) {
        check(left, right);
        check(right, left);
    }

    private void check(IntegerValue value, IntegerValue constants) {
        Optional<IntegerValue> asked = askedValue(value);
        if (asked.isEmpty()) {
            return;
        }
        List<ConstantGroup> groups = groupsOf(asked.get());
        if (groups.isEmpty()) {
            return;
        }
        for (IntegerValue.KernelConstant constant : constantsIn(constants)) {
            if (groups.stream().noneMatch(group -> group.contains(constant.name()))) {
                ConstantGroup group = groups.get(0);
                List<String> some =
                        group.members().subList(0, Math.min(3, group.members().size()));
                scope.report(Diagnostic.of(
                                DiagnosticKind.FOREIGN_CONSTANT,
                                constant.span(),
                                constant.name(),
                                asked.get().span().text())
                        .withNote("Its values are such as " + NearestNames.quoted(some) + "."));
            }
        }
    }

    /** The parameter or field that an operand is, masked or not. */
    private static Optional<IntegerValue> askedValue(IntegerValue value) {
        if (value instanceof IntegerValue.Parameter || value instanceof IntegerValue.Field) {
            return Optional.of(value);
        }
        if (value instanceof IntegerValue.Binary binary && binary.operator() == ArithmeticOperator.AND) {
            Optional<IntegerValue> left = askedValue(binary.left());
            return left.isPresent() ? left : askedValue(binary.right());
        }
        return Optional.empty();
    }

    private static List<IntegerValue.KernelConstant> constantsIn(IntegerValue value) {
        List<IntegerValue.KernelConstant> found = new ArrayList<>();
        if (value instanceof IntegerValue.KernelConstant constant) {
            found.add(constant);
        } else if (value instanceof IntegerValue.Unary unary) {
            found.addAll(constantsIn(unary.operand()));
        } else if (value instanceof IntegerValue.Binary binary) {
            found.addAll(constantsIn(binary.left()));
            found.addAll(constantsIn(binary.right()));
        }
        return found;
    }

    /** The groups in the rule's calls; empty as soon as one call has none. */
    private List<ConstantGroup> groupsOf(IntegerValue value) {
        Catalog catalog = scope.context().catalog();
        List<ConstantGroup> groups = new ArrayList<>();
        for (SystemCall call : scope.calls()) {
            Optional<ConstantGroup> group = Optional.empty();
            if (value instanceof IntegerValue.Parameter parameter) {
                group = catalog.groupOf(
                        call, call.parameters().get(parameter.parameter().indexIn(call)));
            } else if (value instanceof IntegerValue.Field field) {
                group = scope.context()
                        .structFields()
                        .canonical(call, field.field())
                        .flatMap(place -> catalog.groupOf(place.struct(), place.field()));
            }
            if (group.isEmpty()) {
                return List.of();
            }
            groups.add(group.get());
        }
        return groups;
    }
}
