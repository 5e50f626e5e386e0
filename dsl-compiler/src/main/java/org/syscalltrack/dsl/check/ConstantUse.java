package org.syscalltrack.dsl.check;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.model.Action;
import org.syscalltrack.dsl.model.IntegerRange;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.model.Predicate;

/** Finds the kernel's constants in a rule, and the ABIs that lack one. */
final class ConstantUse {
    private final CheckContext context;
    private final List<IntegerValue.KernelConstant> constants = new ArrayList<>();

    ConstantUse(CheckContext context, Optional<Predicate> filter, Action action) {
        this.context = context;
        filter.ifPresent(this::add);
        if (action instanceof Action.Fail fail) {
            add(fail.errorCode());
        } else if (action instanceof Action.Kill kill) {
            add(kill.signal());
        } else if (action instanceof Action.Rewrite rewrite) {
            add(rewrite.value());
        }
    }

    /** The ABIs, of those given, that have every constant; the first constant that one lacks is reported. */
    Set<Abi> abis(Set<Abi> wanted) {
        Set<Abi> abis = EnumSet.noneOf(Abi.class);
        for (Abi abi : wanted) {
            Optional<IntegerValue.KernelConstant> missing = constants.stream()
                    .filter(constant ->
                            context.catalog().constant(constant.name(), abi).isEmpty())
                    .findFirst();
            if (missing.isPresent()) {
                context.diagnostics()
                        .add(Diagnostic.of(
                                DiagnosticKind.CONSTANT_NOT_ON_ABI,
                                missing.get().span(),
                                missing.get().name(),
                                abi.label()));
            } else {
                abis.add(abi);
            }
        }
        return abis;
    }

    private void add(Predicate predicate) {
        if (predicate instanceof Predicate.And and) {
            and.operands().forEach(this::add);
        } else if (predicate instanceof Predicate.Or or) {
            or.operands().forEach(this::add);
        } else if (predicate instanceof Predicate.Not not) {
            add(not.operand());
        } else if (predicate instanceof Predicate.Ancestor ancestor) {
            add(ancestor.predicate());
        } else if (predicate instanceof Predicate.Capable capable) {
            add(capable.capability());
        } else if (predicate instanceof Predicate.Comparison comparison) {
            add(comparison.left());
            add(comparison.right());
        } else if (predicate instanceof Predicate.IntegerMembership membership) {
            add(membership.value());
            for (IntegerRange range : membership.ranges()) {
                add(range.low());
                add(range.high());
            }
        }
    }

    private void add(IntegerValue value) {
        if (value instanceof IntegerValue.KernelConstant constant) {
            constants.add(constant);
        } else if (value instanceof IntegerValue.Unary unary) {
            add(unary.operand());
        } else if (value instanceof IntegerValue.Binary binary) {
            add(binary.left());
            add(binary.right());
        } else if (value instanceof IntegerValue.Truth truth) {
            add(truth.predicate());
        }
    }
}
