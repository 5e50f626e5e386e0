package org.syscalltrack.jvm.ruletest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.check.FrontEnd;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.dsl.source.DiskSourceLoader;

/** The tests in the rule files that show the entries of {@code docs/language-details.md} pass. */
class LanguageDetailsTest {
    private static final Path CASES = Path.of("../dsl-compiler/src/test/resources/org/syscalltrack/dsl/details");

    static Stream<Path> filesWithTests() throws IOException {
        List<Path> found;
        try (Stream<Path> files = Files.list(CASES)) {
            found = files.filter(file -> file.toString().endsWith(".sct"))
                    .filter(file -> rules(file)
                            .filter(rules -> !rules.tests().isEmpty())
                            .isPresent())
                    .sorted()
                    .toList();
        }
        assertThat(found).hasSizeGreaterThan(30);
        return found.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filesWithTests")
    void pass(Path file) {
        for (TestResult result : new RuleTests(rules(file).orElseThrow()).run()) {
            assertThat(result.failures()).as(result.test().name()).isEmpty();
        }
    }

    private static Optional<RuleSet> rules(Path file) {
        return new FrontEnd(Catalog.standard(), Architecture.X86_64)
                .checkFiles(List.of(file.toString()), new DiskSourceLoader(Path.of("")))
                .ruleSet();
    }
}
