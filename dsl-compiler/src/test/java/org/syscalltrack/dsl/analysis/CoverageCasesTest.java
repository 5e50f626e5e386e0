package org.syscalltrack.dsl.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.syscalltrack.dsl.check.CheckCases;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.golden.GoldenFiles;

/** Rule files with what each rule cannot see beside them. {@code -Dgolden.update=true} writes the expected files anew. */
class CoverageCasesTest {
    static Stream<Path> cases() {
        return CheckCases.in(CheckCases.COVERAGE).stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void blindSpots(Path file) {
        FrontEndResult result = CheckCases.check(CheckCases.read(file));
        assertThat(result.ruleSet()).as("%s", result.diagnostics()).isPresent();
        StringBuilder text = new StringBuilder();
        for (RuleCoverage coverage : RuleCoverage.of(result.ruleSet().orElseThrow())) {
            text.append(coverage.rule().name()).append('\n');
            coverage.blindSpots()
                    .forEach(spot -> text.append("  ")
                            .append(spot.kind().label())
                            .append(": ")
                            .append(spot.sentence())
                            .append('\n'));
        }
        GoldenFiles.check(file, text.toString());
    }
}
