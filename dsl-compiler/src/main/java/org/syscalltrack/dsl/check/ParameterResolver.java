package org.syscalltrack.dsl.check;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.diagnostic.NearestNames;
import org.syscalltrack.dsl.model.ParameterReference;
import org.syscalltrack.dsl.syntax.tree.ParameterSelector;

/** Finds the parameter that a position, a name or {@code *} means in all calls of a rule. Empty where it has reported. */
final class ParameterResolver implements ParameterSelector.Visitor<Optional<ParameterReference>> {
    private final Scope scope;

    ParameterResolver(Scope scope) {
        this.scope = scope;
    }

    Optional<ParameterReference> resolve(ParameterSelector selector) {
        return scope.calls().isEmpty() ? Optional.empty() : selector.accept(this);
    }

    @Override
    public Optional<ParameterReference> visitIndex(ParameterSelector.Index index) {
        Set<String> names = new LinkedHashSet<>();
        for (SystemCall call : scope.calls()) {
            int count = call.parameters().size();
            if (Long.compareUnsigned(index.index(), 1) < 0 || Long.compareUnsigned(index.index(), count) > 0) {
                reportRange(index, call);
                return Optional.empty();
            }
            names.add(call.parameters().get((int) index.index() - 1).name());
        }
        if (names.size() > 1) {
            reportAmbiguous(index);
            return Optional.empty();
        }
        return names.stream().findFirst().map(ParameterReference::named);
    }

    @Override
    public Optional<ParameterReference> visitNamed(ParameterSelector.Named named) {
        for (SystemCall call : scope.calls()) {
            if (call.indexOf(named.name()) < 0) {
                reportMissing(named, call);
                return Optional.empty();
            }
        }
        return Optional.of(ParameterReference.named(named.name()));
    }

    @Override
    public Optional<ParameterReference> visitAll(ParameterSelector.All all) {
        return Optional.of(ParameterReference.ALL);
    }

    @Override
    public Optional<ParameterReference> visitBroken(ParameterSelector.Broken broken) {
        return Optional.empty();
    }

    private void reportRange(ParameterSelector.Index index, SystemCall call) {
        int count = call.parameters().size();
        Diagnostic finding = Diagnostic.of(
                DiagnosticKind.PARAMETER_OUT_OF_RANGE, index.span(), call.name(), Long.toUnsignedString(index.index()));
        if (count == 0) {
            scope.report(finding.withNote("`" + call.name() + "` takes no parameters."));
            return;
        }
        scope.report(finding.withLabel("must be " + (count == 1 ? "1" : "1 to " + count))
                .withNote(signature(call)));
    }

    private void reportAmbiguous(ParameterSelector.Index index) {
        Diagnostic finding =
                Diagnostic.of(DiagnosticKind.PARAMETER_DIFFERS, index.span(), Long.toUnsignedString(index.index()));
        for (SystemCall call :
                scope.calls().subList(0, Math.min(3, scope.calls().size()))) {
            finding = finding.withNote(signature(call));
        }
        Set<String> common = commonNames(scope.calls());
        for (SystemCall call : scope.calls()) {
            String name = call.parameters().get((int) index.index() - 1).name();
            if (common.remove(name)) {
                finding = finding.withFix(Fix.replace("name the parameter", index.span(), name));
            }
        }
        scope.report(finding.withLabel("name the parameter instead"));
    }

    private void reportMissing(ParameterSelector.Named named, SystemCall call) {
        List<String> names = call.parameters().stream().map(Parameter::name).toList();
        Diagnostic finding = Diagnostic.of(DiagnosticKind.NO_SUCH_PARAMETER, named.span(), call.name(), named.name())
                .withNote(signature(call));
        Optional<String> nearest = NearestNames.best(named.name(), names);
        if (nearest.isPresent()) {
            finding = finding.withLabel("did you mean `" + nearest.get() + "`?")
                    .withFix(Fix.replace("write `" + nearest.get() + "`", named.span(), nearest.get()));
        }
        scope.report(finding);
    }

    /** The parameters' names that all the calls share. */
    static Set<String> commonNames(List<SystemCall> calls) {
        Set<String> common = new LinkedHashSet<>();
        calls.get(0).parameters().forEach(parameter -> common.add(parameter.name()));
        for (SystemCall call : calls) {
            common.removeIf(name -> call.indexOf(name) < 0);
        }
        return common;
    }

    /** A sentence with the call as its man page declares it. */
    static String signature(SystemCall call) {
        String parameters = call.parameters().stream()
                .map(parameter -> parameter.cType() + (parameter.cType().endsWith("*") ? "" : " ") + parameter.name())
                .collect(Collectors.joining(", "));
        return "The call is `" + call.name() + "(" + parameters + ")`.";
    }
}
