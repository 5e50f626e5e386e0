package org.syscalltrack.bpf.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syscalltrack.bpf.kernel.TargetKernel;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.check.FrontEnd;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.dsl.source.MemorySourceLoader;

/** What {@code sctc compile --explain-hooks} tells. */
final class HookReportTest {
    private static String report(String rules) {
        return report(rules, new TargetKernel.Any());
    }

    private static String report(String rules, TargetKernel kernel) {
        var checked = new FrontEnd(Catalog.standard(), Architecture.X86_64)
                .checkFiles(List.of("rules.sct"), new MemorySourceLoader(Map.of("rules.sct", rules)));
        return HookReport.write(Planner.plan(checked.ruleSet().orElseThrow()), Catalog.standard(), kernel);
    }

    @Test
    void namesTheHookAndWhoPays() {
        assertThat(report("""
                        rule {
                          syscall_name = unlink
                          rule_name = guard
                          filter_expression { FILE(pathname).uid == 0 }
                          action { type = FAIL error_code = EPERM }
                        }
                        """)).isEqualTo("""
                        rule guard: FAIL before unlink
                          entry     fentry on __x64_sys_unlink, __ia32_sys_unlink (32-bit); paid by these calls only
                          hook      path_unlink (lsm; fmod_ret where bpf is no active security module) for unlink: the name is removed
                                    paid by every operation that passes it: unlink, unlinkat
                          io_uring  seen at the hook

                        """);
    }

    @Test
    void saysWhoKeepsATimeout() {
        String rule = "rule { syscall_name = rmdir rule_name = r action { type = SUSPEND timeout = 9s } }";
        assertThat(report(rule)).contains("  timeout   kept by the sctlog that reads the events; while none does");
        assertThat(report(rule.replace("timeout = 9s", ""))).doesNotContain("timeout");
    }

    @Test
    void saysWhatIsMissed() {
        assertThat(report("""
                        rule {
                          syscall_name = openat
                          rule_name = text
                          filter_expression { PARAMS[pathname] == "x" }
                          action { type = KILL }
                        }
                        """))
                .contains("by then a missing file has been created")
                .contains("io_uring  operations are counted as unseen, since the filter asks for parameters");
        assertThat(report("""
                        rule { syscall_name = connect rule_name = log action { type = LOG } }
                        rule { syscall_name = connect rule_name = after action { type = LOG } when = after }
                        """))
                .contains("__ia32_compat_sys_socketcall (32-bit, sub-call)")
                .contains("missed    operations of io_uring; strings on pages that nobody has touched yet")
                .contains("exit      fexit on the same; paid by these calls only");
    }

    @Test
    void namesTheHookOfRulesThatOnlyLog() {
        assertThat(report("""
                        rule {
                          syscall_name = unlink
                          rule_name = gone
                          abi = native
                          filter_expression { FILE(pathname).uid == 0 }
                          action { type = LOG }
                        }
                        rule { syscall_name = unlink rule_name = rest abi = native action { type = LOG } }
                        """)).isEqualTo("""
                        rule gone: LOG before unlink
                          entry     fentry on __x64_sys_unlink; paid by these calls only
                          hook      path_unlink (lsm; fmod_ret where bpf is no active security module) for unlink: the name is removed
                                    paid by every operation that passes it: unlink, unlinkat
                          exit      calls that do not get to the hook never match: the kernel has found no file for them
                          io_uring  seen at the hook

                        rule rest: LOG before unlink
                          entry     fentry on __x64_sys_unlink; paid by these calls only
                          hook      path_unlink (lsm; fmod_ret where bpf is no active security module) for unlink: the name is removed
                                    paid by every operation that passes it: unlink, unlinkat
                          exit      fexit on the same; paid by these calls only: tells of calls that did not get to the hook
                          io_uring  seen at the hook

                        """);
    }

    @Test
    void saysWhenAllCallsPay() {
        assertThat(report("rule { syscall_name = * rule_name = all action { type = LOG } when = after }"))
                .contains("entry     the tracepoint sys_enter, since the rules name very many calls;"
                        + " paid by every system call\n")
                .contains("exit      the tracepoint sys_exit, since");
    }

    @Test
    void saysWhereNoHookServes() {
        assertThat(report("rule { syscall_name = close rule_name = no action { type = FAIL error_code = EBADF } }"))
                .contains("close passes none that keeps it from its effect: only the kernel module can");
    }

    @Test
    void speaksOfOneKernelWhereOneIsNamed() {
        String rules = "rule { syscall_name = ftruncate rule_name = keep action { type = FAIL error_code = EPERM } }";
        assertThat(report(rules))
                .contains("on Linux before 6.2 for ftruncate")
                .contains("on Linux 6.2 and later for ftruncate");
        assertThat(report(rules, TargetKernel.ofVersion("6.1")))
                .contains(" (lsm) for ftruncate")
                .doesNotContain("on Linux", "fmod_ret");
    }

    @Test
    void refusesTheCallItselfWhereTheKernelLetsItFail() {
        assertThat(report(
                        "rule { syscall_name = close rule_name = no action { type = FAIL error_code = EBADF } }",
                        new TargetKernel.Any(true)))
                .contains("hook      none, but this kernel lets calls be failed: fmod_ret on the same as the entry")
                .contains("missed    operations of io_uring");
    }
}
