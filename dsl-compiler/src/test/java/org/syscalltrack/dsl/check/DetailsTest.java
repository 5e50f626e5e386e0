package org.syscalltrack.dsl.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Every numbered entry of {@code docs/language-details.md} has a rule file of its own, {@code NNN-title.sct}, whose
 * findings {@link GoldenCasesTest} compares. What an entry says about running rules is shown by the test blocks in it.
 */
class DetailsTest {
    private static final int ENTRIES = 125;

    @Test
    void everyEntryHasACase() {
        List<Integer> cases = CheckCases.in(CheckCases.DETAILS).stream()
                .map(file -> Integer.parseInt(file.getFileName().toString().substring(0, 3)))
                .distinct()
                .toList();
        assertThat(cases)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, ENTRIES).boxed().toList());
    }
}
