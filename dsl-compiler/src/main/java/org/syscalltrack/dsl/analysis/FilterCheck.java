package org.syscalltrack.dsl.analysis;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.model.ConstantFolder;
import org.syscalltrack.dsl.model.IntegerValue;
import org.syscalltrack.dsl.model.Predicate;
import org.syscalltrack.dsl.model.Rule;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.ProcessInteger;
import org.syscalltrack.dsl.planner.Planner;

/** Finds filters, and operands of {@code &&} and {@code ||}, that are always true or never true on any entry. */
final class FilterCheck {
    private final RuleSet ruleSet;
    private final Rule rule;
    private final List<Diagnostic> findings = new ArrayList<>();

    FilterCheck(RuleSet ruleSet, Rule rule) {
        this.ruleSet = ruleSet;
        this.rule = rule;
    }

    List<Diagnostic> check() {
        rule.filter().ifPresent(filter -> {
            // The smallest part that is always true or false is what is wrong; what follows from it is not told.
            if (!parts(filter)) {
                report(filter, true);
            }
        });
        return findings;
    }

    /** Looks at the operands; whether something was found in one. */
    private boolean parts(Predicate predicate) {
        List<Predicate> operands = predicate instanceof Predicate.And and
                ? and.operands()
                : predicate instanceof Predicate.Or or ? or.operands() : List.of();
        boolean found = false;
        for (Predicate operand : operands) {
            found |= parts(operand) || report(operand, false);
        }
        return found;
    }

    private boolean report(Predicate predicate, boolean isWhole) {
        if (!rule.span().contains(predicate.span()) || predicate instanceof Predicate.CallIs) {
            return false; // In a macro's body it may be right for other uses; a call's name depends on the call.
        }
        Optional<Boolean> constant = constantValue(predicate);
        if (constant.isEmpty()) {
            return false;
        }
        DiagnosticKind kind = constant.get() ? DiagnosticKind.ALWAYS_TRUE : DiagnosticKind.NEVER_TRUE;
        Diagnostic finding = Diagnostic.of(kind, predicate.span(), isWhole ? "filter" : "condition");
        findings.add(predicate instanceof Predicate.Comparison comparison ? explained(finding, comparison) : finding);
        return true;
    }

    private Diagnostic explained(Diagnostic finding, Predicate.Comparison comparison) {
        return bits(comparison).map(finding::withNote).orElseGet(() -> withUnset(finding, comparison));
    }

    /** Which bits are in the way, where a number that is computed of others is compared with a constant. */
    private Optional<String> bits(Predicate.Comparison comparison) {
        SystemCall call = rule.calls().get(0);
        Condition condition = Planner.bind(ruleSet, call, call.entries().get(0), comparison);
        if (condition instanceof Condition.Not not) {
            condition = not.operand();
        }
        if (!(condition instanceof Condition.Comparison bound)) {
            return Optional.empty();
        }
        boolean constantIsLeft = bound.left() instanceof IntegerExpression.Constant;
        IntegerExpression computed = constantIsLeft ? bound.right() : bound.left();
        IntegerExpression other = constantIsLeft ? bound.left() : bound.right();
        if (computed instanceof IntegerExpression.Load || !(other instanceof IntegerExpression.Constant constant)) {
            return Optional.empty();
        }
        KnownBits bits = KnownBits.of(computed);
        String number = constant.value() + " is " + hexadecimal(constant.value()) + ".";
        if (bits.allow(constant.value())) {
            return Optional.empty();
        }
        return Optional.of(
                (constant.value() & bits.zeros()) != 0
                        ? "Only the bits " + hexadecimal(bits.possible()) + " can be set; " + number
                        : "The bits " + hexadecimal(bits.ones()) + " are always set; " + number);
    }

    private static String hexadecimal(long value) {
        return "0x" + Long.toHexString(value);
    }

    /** {@code LOGINUID == -1} is meant as "not set", which is another number in an unsigned one of 32 bits. */
    private Diagnostic withUnset(Diagnostic finding, Predicate.Comparison comparison) {
        boolean leftIsNegative = isNegative(comparison.left());
        if (!leftIsNegative && !isNegative(comparison.right())) {
            return finding;
        }
        IntegerValue negative = leftIsNegative ? comparison.left() : comparison.right();
        IntegerValue asked = leftIsNegative ? comparison.right() : comparison.left();
        Diagnostic explained = finding.withNote(
                "An unsigned number is never negative; \"not set\" in 32 bits is `0xffffffff`, or `UNSET`.");
        boolean isUser =
                asked instanceof IntegerValue.ProcessNumber number && number.which() == ProcessInteger.LOGINUID;
        if (comparison.relation().isOrder() || valueOf(negative) != -1 || !isInRule(negative) || !isNarrow(asked)) {
            return explained;
        }
        String unset = isUser ? "UNSET" : "0xffffffff";
        return explained.withFix(Fix.replace("write `" + unset + "`", negative.span(), unset));
    }

    private boolean isInRule(IntegerValue value) {
        return rule.span().contains(value.span());
    }

    /** Whether a number has 32 unsigned bits in the rule's first call. */
    private boolean isNarrow(IntegerValue value) {
        if (value instanceof IntegerValue.Parameter parameter) {
            SystemCall call = rule.calls().get(0);
            return call.entries().stream()
                    .map(entry -> entry.arguments()
                            .get(parameter.parameter().indexIn(call))
                            .type())
                    .allMatch(type -> type.bits() == Integer.SIZE && !type.signed());
        }
        return value instanceof IntegerValue.ProcessNumber;
    }

    private long valueOf(IntegerValue value) {
        return new ConstantFolder(ruleSet.catalog(), ruleSet.architecture().nativeAbi())
                .fold(value)
                .orElse(0);
    }

    private boolean isNegative(IntegerValue value) {
        return valueOf(value) < 0;
    }

    /** True or false where it is so on every entry; false also where it is never true but may be unknown. */
    private Optional<Boolean> constantValue(Predicate predicate) {
        Optional<Boolean> common = Optional.empty();
        Set<Condition> seen = new HashSet<>();
        for (SystemCall call : rule.calls()) {
            for (Entry entry : call.entries()) {
                if (!rule.abis().contains(entry.abi())) {
                    continue;
                }
                Condition condition = Planner.bind(ruleSet, call, entry, predicate);
                if (!seen.add(condition)) {
                    continue;
                }
                Optional<Boolean> here = constantValue(condition);
                if (here.isEmpty() || (common.isPresent() && !common.equals(here))) {
                    return Optional.empty();
                }
                common = here;
            }
        }
        return common;
    }

    private static Optional<Boolean> constantValue(Condition condition) {
        try {
            CaseSplit cases = new CaseSplit(List.of(condition));
            if (cases.find(one -> one.evaluate(condition) != Truth.TRUE).isEmpty()) {
                return Optional.of(true);
            }
            return cases.find(one -> one.evaluate(condition) == Truth.TRUE).isEmpty()
                    ? Optional.of(false)
                    : Optional.empty();
        } catch (TooManyCasesException e) {
            return Optional.empty();
        }
    }
}
