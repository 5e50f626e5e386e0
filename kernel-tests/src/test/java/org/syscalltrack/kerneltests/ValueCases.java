package org.syscalltrack.kerneltests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The cases of values of calls, whose rules stand each other not in the way. */
final class ValueCases {
    /** Those that a trace tells, too. */
    static final List<ValueCase> TRACED = List.of(
            ValueCase.STRINGS,
            ValueCase.PAIRS,
            ValueCase.ADDRESSES,
            LongPatterns.CASE,
            UnsureRules.CASE,
            LoggedValues.CASE);

    private static final List<ValueCase> ALL =
            Stream.concat(TRACED.stream(), Stream.of(ValueCase.SHORT_ADDRESS)).toList();

    private ValueCases() {}

    /** The rules of all cases. */
    static String rules() {
        return TRACED.stream().map(ValueCase::rules).collect(Collectors.joining());
    }

    /** With the rules of all cases and {@link ValueCase#COUNTING} in the kernel: makes the calls. */
    static void check(Sct sct) throws IOException {
        String program = ValueCase.program().toString();
        String script = ALL.stream()
                .map(values -> program + " " + values.arguments() + "; ")
                .collect(Collectors.joining());
        List<String> lines = Stream.concat(
                        ALL.stream().flatMap(values -> values.lines().stream()),
                        Stream.of("limited 1", "limited 1", "limited 1"))
                .toList();
        assertThat(sct.logged(script + program + ValueCase.COUNTED_CALLS).lines())
                .containsExactlyElementsOf(lines);
        assertThat(sct.run("sct_config status").expectSuccess().out())
                .contains(ValueCase.STRINGS_STATUS)
                .contains(UnsureRules.STATUS)
                .contains(
                        "rule limited (LOG): matched 10, acted 0, suppressed 7\n",
                        "rule full (COUNT): matched 10300, acted 10240, dropped 60\n");
        assertThat(sct.run(ValueCase.COUNTS).expectSuccess().out()).matches(ValueCase.COUNTED);
    }
}
