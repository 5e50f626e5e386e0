package org.syscalltrack.dsl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of finding has its own id, a page, and a golden case among the test resources. */
class DiagnosticKindTest {
    private static String expectedFindings = "";

    @BeforeAll
    static void readCases() throws IOException {
        StringBuilder all = new StringBuilder();
        // What only a backend can find has its cases there.
        for (Path cases : List.of(Path.of("src/test/resources"), Path.of("../bpf-codegen/src/test/resources"))) {
            try (Stream<Path> files = Files.walk(cases)) {
                for (Path file : files.filter(file -> file.toString().endsWith(".expected"))
                        .toList()) {
                    all.append(Files.readString(file, StandardCharsets.UTF_8));
                }
            }
        }
        expectedFindings = all.toString();
    }

    @Test
    void idsAreUniqueAndOrdered() {
        List<String> ids =
                Arrays.stream(DiagnosticKind.values()).map(DiagnosticKind::id).toList();
        assertThat(ids).doesNotHaveDuplicates().isSorted().allMatch(id -> id.matches("SCT0[0-6][0-9]{2}"));
    }

    @ParameterizedTest
    @EnumSource
    void hasPage(DiagnosticKind kind) {
        assertThat(Explanations.page(kind))
                .hasValueSatisfying(page -> assertThat(page)
                        .startsWith("# " + kind.id() + ": ")
                        .contains("\n## Why", "\n## Bad", "\n## Good")
                        .endsWith("\n"));
    }

    @ParameterizedTest
    @EnumSource
    void hasGoldenCase(DiagnosticKind kind) {
        assertThat(expectedFindings)
                .as("a case under src/test/resources whose expected findings hold %s", kind.id())
                .contains("[" + kind.id() + "]:");
    }
}
