package org.syscalltrack.dsl.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestRuleTest {
    @Test
    void anyNameStaysOnItsLineAndComesBack() {
        for (String name : List.of("plain", "two words", "a\"b", "a\\", "\\n", "line\nline\r\nline", "\\\"\n", "")) {
            String line = new ManifestRule(7, "LOG", name).write();
            assertThat(line).doesNotContain("\n", "\r");
            assertThat(ManifestRule.read(line)).contains(new ManifestRule(7, "LOG", name));
        }
    }

    @Test
    void otherLinesAreNone() {
        for (String line :
                List.of("", "rule", "rule 1 LOG", "rule x LOG \"a\"", "rule 1 LOG \"a", "rule 1 LOG \"a\"b\"")) {
            assertThat(ManifestRule.read(line)).as(line).isEmpty();
        }
    }
}
