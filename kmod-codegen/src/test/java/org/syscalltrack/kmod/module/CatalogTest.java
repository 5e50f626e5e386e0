package org.syscalltrack.kmod.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.CallTrait;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.check.FrontEnd;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.dsl.source.MemorySourceLoader;

/** Every call of the catalog, both times, both ABIs: a module carries all of them that the kernel has. */
class CatalogTest {
    private static final String RULES = """
            rule { syscall_name = CALL rule_name = before_CALL
                   action { type = LOG log_format { %comm %params %args } continue = yes } }
            rule { syscall_name = CALL rule_name = after_CALL when = after
                   action { type = LOG log_format { %args = %retval } } }
            """;

    @Test
    void everyCallOfTheKernelIsCarried() {
        for (SystemCall call : Catalog.standard().calls()) {
            compile(RULES.replace("CALL", call.name())).ifPresent(result -> {
                boolean refused = result instanceof KmodResult.Refused;
                assertThat(refused).as(call.name()).isEqualTo(call.has(CallTrait.NOT_IMPLEMENTED));
            });
        }
    }

    @Test
    void allCallsAtOnceAreThoseThatTheKernelHas() {
        KmodResult result = compile("rule { syscall_name = * rule_name = all action { type = COUNT } }")
                .orElseThrow();
        String manifest = String.valueOf(((KmodResult.Compiled) result).files().get("manifest.txt"));
        assertThat(manifest)
                .contains("point ftrace __x64_sys_unlink ", "point ftrace __ia32_sys_unlink ")
                .contains("point ftrace __ia32_compat_sys_socketcall ")
                .doesNotContain("afs_syscall");
    }

    /** Empty where the rules have errors: a call that no ABI of x86_64 has, say. */
    private static Optional<KmodResult> compile(String rules) {
        return new FrontEnd(Catalog.standard(), Architecture.X86_64)
                .checkFiles(List.of("a.sct"), new MemorySourceLoader(Map.of("a.sct", rules)))
                .ruleSet()
                .map(checked -> KmodCompiler.compile(Planner.plan(checked), ByteString.ofUtf8(rules), "0.1.0"));
    }
}
