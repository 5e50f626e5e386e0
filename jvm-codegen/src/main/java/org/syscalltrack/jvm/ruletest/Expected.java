package org.syscalltrack.jvm.ruletest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.syscalltrack.dsl.model.Expectation;

/** Compares what a test expects with what acted. Each member is satisfied by any rule that acted. */
final class Expected {
    private final List<Acted> acted;
    private final List<String> failures = new ArrayList<>();

    private Expected(List<Acted> acted) {
        this.acted = acted;
    }

    /** Returns what was expected and did not come, with what came instead. */
    static List<String> failures(Expectation expectation, List<Acted> acted) {
        Expected expected = new Expected(acted);
        expected.compare(expectation);
        return expected.failures;
    }

    private void compare(Expectation expectation) {
        if (expectation.nothing() && !acted.isEmpty()) {
            failures.add("expected nothing, got " + names());
        }
        expectation
                .rule()
                .ifPresent(rule -> require("rule " + rule, one -> one.rule().equals(rule)));
        expectation.type().ifPresent(type -> require("type " + type, one -> one.verdict() == type));
        expectation.errorCode().ifPresent(code -> require("error_code " + code, one -> one.failsWith(code)));
        expectation.signal().ifPresent(signal -> require("signal " + signal, one -> one.sends(signal)));
        expectation.log().ifPresent(this::requireLine);
    }

    private void require(String what, Predicate<Acted> condition) {
        if (acted.stream().noneMatch(condition)) {
            failures.add("expected " + what + ", got " + names());
        }
    }

    private void requireLine(String line) {
        if (acted.stream().anyMatch(one -> one.line().equals(Optional.of(line)))) {
            return;
        }
        failures.add("expected log " + line);
        List<String> lines = acted.stream().flatMap(one -> one.line().stream()).toList();
        lines.forEach(got -> failures.add("     got log " + got));
        if (lines.isEmpty()) {
            failures.add("     got no log");
        }
    }

    private String names() {
        return acted.isEmpty() ? "nothing" : acted.stream().map(Acted::toString).collect(Collectors.joining(", "));
    }
}
