package org.syscalltrack.bpf.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.syscalltrack.bpf.elf.ObjectFormatException;
import org.syscalltrack.dsl.plan.KeyEntry;
import org.syscalltrack.dsl.plan.KeyLayout;

class ManifestTest {
    @Test
    void readsRulesAndPoints() {
        String text = """
                syscalltrack-object 1
                tool 0.1.0
                target x86_64 portable
                rule 0 LOG "unlink_rule1"
                rule 1 FAIL "a \\"name\\" with \\\\ and \\n"
                rule 2 COUNT "counted"
                key NAME "COMM"
                key INTEGER "PARAMS[mode]"
                point fentry __x64_sys_unlink dispatcher=sct_in_unlink decision=sct_en_unlink programs=sct_pa_0
                """;
        Manifest manifest = Manifest.read(text);
        assertThat(manifest.write()).isEqualTo(text);
        assertThat(manifest.toolVersion()).isEqualTo("0.1.0");
        assertThat(manifest.target()).isEqualTo("x86_64 portable");
        assertThat(manifest.rules())
                .containsExactly(
                        new RuleEntry("LOG", "unlink_rule1", List.of()),
                        new RuleEntry("FAIL", "a \"name\" with \\ and \n", List.of()),
                        new RuleEntry(
                                "COUNT",
                                "counted",
                                List.of(
                                        new KeyEntry(KeyLayout.Kind.NAME, "COMM"),
                                        new KeyEntry(KeyLayout.Kind.INTEGER, "PARAMS[mode]"))));
        assertThat(manifest.points())
                .containsExactly(
                        new PointEntry("fentry", "__x64_sys_unlink", "sct_in_unlink", "sct_en_unlink", "sct_pa_0"));
        assertThat(manifest.points().get(0).pinName()).isEqualTo("fentry:__x64_sys_unlink");
    }

    @Test
    void saysWhichLineIsDamaged() {
        assertThatThrownBy(() -> Manifest.read("syscalltrack-object 1\npoint fentry\n"))
                .isInstanceOf(ObjectFormatException.class)
                .hasMessage("line 2 of its manifest is damaged: point fentry");
        assertThatThrownBy(() -> Manifest.read("syscalltrack-object 2\n"))
                .isInstanceOf(ObjectFormatException.class)
                .hasMessageContaining("compile the rules again");
    }
}
