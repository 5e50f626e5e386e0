package org.syscalltrack.bpf.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syscalltrack.bpf.kernel.TargetKernel;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.check.FrontEnd;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.MemorySourceLoader;

/** Calls that pass no hook are refused themselves, on kernels that let calls be failed and on no others. */
final class RefusedCallTest {
    private static final String CLOSE =
            "rule { syscall_name = close rule_name = no action { type = FAIL error_code = EBADF } }";

    private static BpfResult compile(String rules, TargetKernel kernel) {
        var checked = new FrontEnd(Catalog.standard(), Architecture.X86_64)
                .checkFiles(List.of("rules.sct"), new MemorySourceLoader(Map.of("rules.sct", rules)));
        return BpfCompiler.compile(
                Planner.plan(checked.ruleSet().orElseThrow()),
                ByteString.of(rules.getBytes(StandardCharsets.UTF_8)),
                new BpfOptions("test", kernel));
    }

    private static List<String> points(String rules) {
        BpfResult.Compiled compiled = (BpfResult.Compiled) compile(rules, new TargetKernel.Any(true));
        return compiled.points().stream().map(Object::toString).toList();
    }

    @Test
    void theirFunctionsAreThePoints() {
        assertThat(points(CLOSE))
                .containsExactly(
                        "fentry __x64_sys_close",
                        "fentry __ia32_sys_close",
                        "fmod_ret __x64_sys_close",
                        "fmod_ret __ia32_sys_close");
        assertThat(compile(CLOSE, new TargetKernel.Any())).isInstanceOf(BpfResult.Refused.class);
    }

    /** Without partial = yes the hook of ptrace keeps too little. */
    @Test
    void hooksServeWhereTheyKeepAll() {
        assertThat(points("rule { syscall_name = unlink rule_name = a action { type = KILL } }"))
                .contains("lsm path_unlink")
                .doesNotContain("fmod_ret __x64_sys_unlink");
        assertThat(points("rule { syscall_name = ptrace rule_name = a action { type = KILL } }"))
                .contains("fmod_ret __x64_sys_ptrace")
                .doesNotContain("lsm ptrace_access_check");
    }

    @Test
    void descriptorsAreFollowedThere() {
        assertThat(points("rule { syscall_name = close rule_name = b filter_expression { FILE(fd).uid == 0 }"
                        + " action { type = SUSPEND } }"))
                .contains("fmod_ret __x64_sys_close");
    }
}
