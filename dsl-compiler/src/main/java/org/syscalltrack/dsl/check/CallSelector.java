package org.syscalltrack.dsl.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.CallClass;
import org.syscalltrack.dsl.catalog.CallTrait;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.diagnostic.NearestNames;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.dsl.syntax.tree.MemberValue;
import org.syscalltrack.dsl.syntax.tree.SyscallSelector;

/** Finds the calls that {@code syscall_name} means, and whether they are there in the ABIs that the rule covers. */
final class CallSelector {
    private final CheckContext context;
    private final Set<Abi> abis;
    private final When when;
    private final Map<String, SystemCall> calls = new LinkedHashMap<>();
    private final Map<SystemCall, SyscallSelector> named = new LinkedHashMap<>();
    private final Map<SystemCall, SyscallSelector> absent = new LinkedHashMap<>();
    private boolean everyCall;

    CallSelector(CheckContext context, Set<Abi> abis, When when) {
        this.context = context;
        this.abis = abis;
        this.when = when;
    }

    /** The calls, each once; those of unknown names are left out. */
    List<SystemCall> select(MemberValue.SyscallNames names) {
        for (SyscallSelector selector : names.selectors()) {
            switch (selector.kind()) {
                case CALL -> name(selector);
                case CLASS -> callClass(selector);
                case ALL -> {
                    everyCall = true;
                    addAll(context.catalog().calls());
                }
                case BROKEN -> {
                    // The parser has told it.
                }
            }
        }
        absent.forEach((call, selector) -> {
            if (calls.isEmpty()) {
                reportAbsent(selector, call);
            } else {
                reportLeftOut(selector, call, abis);
            }
        });
        reportNativeAbsence();
        named.forEach((call, selector) -> {
            Set<Abi> missing = EnumSet.copyOf(abis);
            missing.removeIf(call::isOn);
            if (!missing.isEmpty()) {
                reportLeftOut(selector, call, missing);
            }
        });
        return List.copyOf(calls.values());
    }

    /** Whether {@code *} was among the selectors. */
    boolean everyCall() {
        return everyCall;
    }

    private void name(SyscallSelector selector) {
        Optional<SystemCall> found = context.catalog().find(selector.name());
        if (found.isEmpty()) {
            CallNameChecker.report(Scope.ofConstants(context), selector.name(), selector.span());
            return;
        }
        SystemCall call = found.get();
        if (!call.name().equals(selector.name())) {
            context.diagnostics()
                    .add(Diagnostic.of(DiagnosticKind.CALL_ALIAS, selector.span(), selector.name(), call.name()));
        }
        if (when == When.AFTER && call.has(CallTrait.NO_RETURN)) {
            context.diagnostics().add(Diagnostic.of(DiagnosticKind.NEVER_RETURNS, selector.span(), call.name()));
            return;
        }
        if (abis.stream().noneMatch(call::isOn)) {
            absent.put(call, selector);
            return;
        }
        if (calls.putIfAbsent(call.name(), call) != null) {
            context.diagnostics().add(Diagnostic.of(DiagnosticKind.CALL_TWICE, selector.span(), call.name()));
            return;
        }
        named.put(call, selector);
    }

    private void reportLeftOut(SyscallSelector selector, SystemCall call, Set<Abi> missing) {
        context.diagnostics()
                .add(Diagnostic.of(DiagnosticKind.CALL_LEFT_OUT, selector.span(), call.name(), labels(missing)));
    }

    private static String labels(Set<Abi> abis) {
        return String.join(" and ", abis.stream().map(Abi::label).sorted().toList());
    }

    private void reportAbsent(SyscallSelector selector, SystemCall call) {
        List<String> elsewhere = call.entries().stream()
                .map(entry -> entry.abi().label())
                .distinct()
                .toList();
        String wanted = labels(abis);
        Diagnostic finding = Diagnostic.of(DiagnosticKind.CALL_ABSENT, selector.span(), call.name(), wanted)
                .withNote("It is there on " + NearestNames.quoted(elsewhere).replace(" or ", " and ") + ".");
        context.diagnostics().add(withSibling(finding, selector, call));
    }

    private static Diagnostic withSibling(Diagnostic finding, SyscallSelector selector, SystemCall call) {
        return call.sibling()
                .map(sibling -> finding.withNote("Programs use `" + sibling + "` there.")
                        .withFix(Fix.insertAfter("add `" + sibling + "`", selector.span(), ", " + sibling)))
                .orElse(finding);
    }

    /** A rule none of whose named calls is there natively hardly ever matches. */
    private void reportNativeAbsence() {
        Abi nativeAbi = context.architecture().nativeAbi();
        if (!abis.contains(nativeAbi) || calls.values().stream().anyMatch(call -> call.isOn(nativeAbi))) {
            return;
        }
        named.forEach((call, selector) -> context.diagnostics()
                .add(withSibling(
                        Diagnostic.of(DiagnosticKind.CALL_NOT_NATIVE, selector.span(), call.name(), nativeAbi.label()),
                        selector,
                        call)));
    }

    private void callClass(SyscallSelector selector) {
        Optional<CallClass> found = CallClass.of(selector.name());
        if (found.isEmpty()) {
            List<String> labels =
                    Arrays.stream(CallClass.values()).map(CallClass::label).toList();
            List<String> nearest = NearestNames.of(selector.name(), labels);
            Diagnostic finding = Diagnostic.of(DiagnosticKind.UNKNOWN_CLASS, selector.span(), selector.name());
            context.diagnostics()
                    .add(
                            nearest.isEmpty()
                                    ? finding.withNote("The classes are `%" + String.join("`, `%", labels) + "`.")
                                    : finding.withLabel("did you mean `%" + nearest.get(0) + "`?")
                                            .withFix(Fix.replace(
                                                    "write `%" + nearest.get(0) + "`",
                                                    selector.span(),
                                                    "%" + nearest.get(0))));
            return;
        }
        addAll(context.catalog().callsOf(found.get()));
    }

    private void addAll(List<SystemCall> all) {
        List<SystemCall> fit = new ArrayList<>();
        for (SystemCall call : all) {
            boolean left = when == When.AFTER && call.has(CallTrait.NO_RETURN);
            if (!left && !call.has(CallTrait.MULTIPLEXER) && abis.stream().anyMatch(call::isOn)) {
                fit.add(call);
            }
        }
        fit.forEach(call -> calls.putIfAbsent(call.name(), call));
    }
}
