package org.syscalltrack.runtime.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ManifestTest {
    @Test
    void readsRulesAndPoints() {
        Manifest manifest = Manifest.read("""
                syscalltrack-object 1
                tool 0.1.0
                target x86_64 portable
                rule 0 LOG "unlink_rule1"
                rule 1 FAIL "a \\"name\\" with \\\\ and \\n"
                point fentry __x64_sys_unlink dispatcher=sct_in_unlink decision=sct_en_unlink programs=sct_pa_0
                """);
        assertThat(manifest.toolVersion()).isEqualTo("0.1.0");
        assertThat(manifest.target()).isEqualTo("x86_64 portable");
        assertThat(manifest.rules())
                .containsExactly(
                        new RuleEntry("LOG", "unlink_rule1"), new RuleEntry("FAIL", "a \"name\" with \\ and \n"));
        assertThat(manifest.points())
                .containsExactly(
                        new DecisionPoint("fentry", "__x64_sys_unlink", "sct_in_unlink", "sct_en_unlink", "sct_pa_0"));
        assertThat(manifest.points().get(0).pinName()).isEqualTo("fentry:__x64_sys_unlink");
    }

    @Test
    void saysWhichLineIsDamaged() {
        assertThatThrownBy(() -> Manifest.read("syscalltrack-object 1\npoint fentry\n"))
                .isInstanceOf(MalformedObjectException.class)
                .hasMessage("line 2 of its manifest is damaged: point fentry");
        assertThatThrownBy(() -> Manifest.read("syscalltrack-object 2\n"))
                .isInstanceOf(MalformedObjectException.class)
                .hasMessageContaining("compile the rules again");
    }

    @Test
    void damagedObjectsAreRefusedAndNeverThrowAnythingElse() {
        byte[] object = TestObject.withPoints("r", "fentry a");
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged =
                    Arrays.copyOf(object, random.nextInt(4) == 0 ? random.nextInt(object.length) : object.length);
            for (int j = random.nextInt(4); j >= 0 && damaged.length > 0; j--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                CompiledObject read = new CompiledObject(damaged);
                assertThat(read.functions()).isNotNull();
            } catch (MalformedObjectException e) {
                assertThat(e).as("seed %d", seed).hasMessageNotContaining("null");
            }
        }
    }
}
