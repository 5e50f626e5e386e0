package org.syscalltrack.bpf.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.syscalltrack.bpf.elf.ObjectFormatException;
import org.syscalltrack.bpf.kernel.KernelVersion;
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
    void choosesTheFirstPointThatServes() {
        String text = """
                syscalltrack-object 1
                tool 0.1.0
                target x86_64 portable
                point fentry __x64_sys_unlink dispatcher=sct_end_0 decision=sct_enp_0 programs=sct_pa_0
                point lsm path_unlink dispatcher=sct_lsd_1 decision=sct_lsp_1 programs=sct_pa_1
                or fmod_ret security_path_unlink dispatcher=sct_fmd_1 decision=sct_fmp_1 programs=sct_pa_1
                """;
        Manifest manifest = Manifest.read(text);
        assertThat(manifest.write()).isEqualTo(text);
        assertThat(manifest.choose(new KernelVersion(6, 1, 0), point -> true, point -> true)
                        .points())
                .extracting(PointEntry::toString)
                .containsExactly("fentry __x64_sys_unlink", "lsm path_unlink");
        assertThat(manifest.choose(
                                new KernelVersion(6, 1, 0),
                                point -> true,
                                point -> !point.mechanism().equals("lsm"))
                        .write())
                .contains("point fmod_ret security_path_unlink")
                .doesNotContain("lsm")
                .doesNotContain("\nor ");
        assertThat(manifest.choose(new KernelVersion(6, 1, 0), point -> true, point -> false)
                        .points()
                        .get(1))
                .hasToString("lsm path_unlink");
    }

    @Test
    void leavesOutWhatTheKernelDoesNotCarry() {
        Manifest manifest = Manifest.read("""
                syscalltrack-object 1
                tool 0.1.0
                target x86_64 portable
                point fmod_ret __x64_sys_close dispatcher=d0 decision=p0 programs=sct_pa_0
                point fmod_ret __ia32_sys_close dispatcher=d1 decision=p1 programs=sct_pa_1
                """);
        assertThat(manifest.choose(
                                new KernelVersion(6, 1, 0),
                                point -> !point.function().startsWith("__ia32"),
                                point -> true)
                        .points())
                .extracting(PointEntry::toString)
                .containsExactly("fmod_ret __x64_sys_close");
    }

    @Test
    void choosesThePointsForAKernel() {
        String text = """
                syscalltrack-object 1
                tool 0.1.0
                target x86_64 portable
                kernels since=6.1
                point lsm path_truncate dispatcher=d0 decision=p0 programs=sct_pa_0 before=6.2
                or fmod_ret security_path_truncate dispatcher=f0 decision=g0 programs=sct_pa_0 before=6.2
                point lsm file_truncate dispatcher=d1 decision=p1 programs=sct_pa_1 since=6.2 before=6.9
                """;
        Manifest manifest = Manifest.read(text);
        assertThat(manifest.write()).isEqualTo(text);
        assertThat(manifest.kernels().contains(new KernelVersion(5, 15, 200))).isFalse();
        assertThat(manifest.kernels().words()).isEqualTo("Linux 6.1 and later");
        assertThat(manifest.choose(new KernelVersion(6, 1, 192), point -> true, point -> true)
                        .points())
                .extracting(PointEntry::toString)
                .containsExactly("lsm path_truncate");
        assertThat(manifest.choose(new KernelVersion(6, 8, 12), point -> true, point -> true)
                        .points())
                .extracting(PointEntry::toString)
                .containsExactly("lsm file_truncate");
        assertThatThrownBy(() -> Manifest.read(text.replace("before=6.9", "before=new")))
                .isInstanceOf(ObjectFormatException.class)
                .hasMessageStartingWith("line 7 of its manifest is damaged");
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
