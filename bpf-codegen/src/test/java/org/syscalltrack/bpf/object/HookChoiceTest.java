package org.syscalltrack.bpf.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.syscalltrack.bpf.hook.PointPlan;
import org.syscalltrack.bpf.hook.PointPlanner;
import org.syscalltrack.bpf.hook.UnservedStep;
import org.syscalltrack.bpf.kernel.KernelVersion;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.check.FrontEnd;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.plan.Plan;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.dsl.source.MemorySourceLoader;

/** Which hooks keep a rule, on which kernels, and what is said where none does. */
final class HookChoiceTest {
    private static final String FAIL = "type = FAIL error_code = EPERM";

    private static FrontEndResult check(String rules) {
        return new FrontEnd(Catalog.standard(), Architecture.X86_64)
                .checkFiles(List.of("rules.sct"), new MemorySourceLoader(Map.of("rules.sct", rules)));
    }

    private static Plan plan(String rules) {
        FrontEndResult checked = check(rules);
        assertThat(checked.ruleSet())
                .as("diagnostics: %s", checked.diagnostics())
                .isPresent();
        return Planner.plan(checked.ruleSet().orElseThrow());
    }

    private static String rule(String call, String filter, String rest) {
        return "rule { syscall_name = " + call + " rule_name = r abi = native "
                + (filter.isEmpty() ? "" : "filter_expression { " + filter + " } ") + rest + " }";
    }

    private static String fail(String call, String filter) {
        return rule(call, filter, "action { " + FAIL + " }");
    }

    private static List<String> hooks(String rules, String kernel) {
        return hooks(PointPlanner.plan(plan(rules), KernelVersion.of(kernel)));
    }

    private static List<String> hooks(PointPlan plan) {
        return plan.points().stream()
                .filter(point -> point.point().mechanism().isHook())
                .map(point -> point.point().function() + point.point().kernels().attributes() + " "
                        + point.work().size() + " "
                        + point.work().get(0).objects().stream()
                                .map(object -> object.argument())
                                .toList())
                .toList();
    }

    private static List<String> refusals(String rules) {
        return PointPlanner.plan(plan(rules)).unserved().stream()
                .map(UnservedStep::reason)
                .toList();
    }

    @Test
    void eachKernelGetsItsHook() {
        String rules = fail("ftruncate", "");
        assertThat(hooks(rules, "6.1")).containsExactly("path_truncate 1 [0]");
        assertThat(hooks(rules, "6.12")).containsExactly("file_truncate 1 [0]");
        assertThat(hooks(PointPlanner.plan(plan(rules))))
                .containsExactly("path_truncate before=6.2 1 [0]", "file_truncate since=6.2 1 [0]");
    }

    @Test
    void aHookWithOtherArgumentsIsAnotherPoint() {
        assertThat(hooks(PointPlanner.plan(plan(fail("utimensat", "")))))
                .containsExactly("inode_setattr before=6.9 1 [0]", "inode_setattr since=6.9 1 [1]");
    }

    @Test
    void pointsOfOneHookNeverOverlap() {
        String rules = fail("truncate", "") + fail("ftruncate", "").replace("= r ", "= s ");
        assertThat(hooks(PointPlanner.plan(plan(rules))))
                .containsExactly(
                        "path_truncate before=6.2 2 [0]",
                        "path_truncate since=6.2 1 [0]",
                        "file_truncate since=6.2 1 [0]");
    }

    @Test
    void whatNewKernelsAskInAdditionIsDecidedThere() {
        assertThat(hooks(PointPlanner.plan(plan(fail("setxattr", "")))))
                .containsExactly("inode_setxattr 1 [1, 2]", "inode_set_acl since=6.2 1 [1, 2]");
    }

    @Test
    void olderKernelsThanItsHooksAreNoTarget() {
        PointPlan points = PointPlanner.plan(plan(fail("setgroups", "")));
        assertThat(points.unserved()).isEmpty();
        assertThat(points.kernels().attributes()).isEqualTo(" since=6.1");
        assertThat(PointPlanner.plan(plan(fail("setgroups", "")), KernelVersion.of("5.15"))
                        .unserved())
                .hasSize(1);
    }

    @Test
    void aFilterLeadsToAConditionalHook() {
        assertThat(refusals(fail("ptrace", "")))
                .containsExactly("ptrace passes a security hook only where request is PTRACE_ATTACH or PTRACE_SEIZE, or"
                        + " request is PTRACE_TRACEME; ask for that in the filter, or say partial = yes");
        assertThat(refusals(fail("ptrace", "PARAMS[request] in { PTRACE_ATTACH, PTRACE_SEIZE }")))
                .isEmpty();
        assertThat(hooks(fail("ptrace", "PARAMS[request] == PTRACE_TRACEME && UID == 7"), "6.1"))
                .containsExactly("ptrace_traceme 1 [0]");
        assertThat(refusals(fail("ptrace", "PARAMS[request] in { PTRACE_ATTACH, PTRACE_CONT }")))
                .hasSize(1);
    }

    @Test
    void inPartWhereThatIsEnough() {
        String rule = rule("ptrace", "", "partial = yes action { " + FAIL + " }");
        assertThat(refusals(rule)).isEmpty();
        assertThat(hooks(rule, "6.1")).containsExactly("ptrace_access_check 1 [0]", "ptrace_traceme 1 [0]");
        assertThat(refusals(rule("splice", "", "partial = yes action { " + FAIL + " }")))
                .isEmpty();
        assertThat(refusals(rule("kcmp", "", "partial = yes action { type = SUSPEND }")))
                .containsExactly(
                        "the kernel does not make kcmp again after a stop but tells its caller EPERM; use FAIL or"
                                + " KILL");
        assertThat(refusals(fail("process_vm_readv", "")))
                .containsExactly(
                        "of process_vm_readv a security hook refuses only this: another process's memory is read;"
                                + " say partial = yes where that is enough");
    }

    @Test
    void theCallerGetsWhatTheRuleSays() {
        assertThat(refusals(fail("sethostname", ""))).isEmpty();
        assertThat(refusals(rule("sethostname", "", "action { type = FAIL error_code = EIO }")))
                .containsExactly(
                        "the caller of sethostname is told EPERM, whatever the rule says; use error_code = EPERM,"
                                + " or say partial = yes");
        assertThat(refusals(rule("sethostname", "", "action { type = KILL }"))).isEmpty();
        assertThat(refusals(rule("sethostname", "", "action { type = SUSPEND }")))
                .containsExactly(
                        "the kernel does not make sethostname again after a stop but tells its caller EPERM; use"
                                + " FAIL or KILL");
        assertThat(refusals(fail("setfsuid", "")))
                .containsExactly("the caller of setfsuid is told success, although nothing was done, whatever the rule"
                        + " says; use KILL, or say partial = yes");
    }

    @Test
    void signalsToEverybody() {
        assertThat(refusals(fail("kill", "")))
                .containsExactly(
                        "the caller of kill where pid is -1 is told success, although nothing was done, whatever"
                                + " the rule says; use another error_code such as EACCES, exclude that in the filter, or say"
                                + " partial = yes");
        assertThat(refusals(fail("kill", "PARAMS[pid] != -1"))).isEmpty();
        assertThat(refusals(fail("kill", "PARAMS[pid] > 0"))).isEmpty();
        assertThat(refusals(rule("kill", "", "action { type = FAIL error_code = EACCES }")))
                .isEmpty();
        assertThat(refusals(rule("kill", "", "action { type = SUSPEND }"))).isEmpty();
    }

    private static String log(String call, String filter) {
        return rule(call, filter, "action { type = LOG }");
    }

    private static List<String> all(String rules) {
        return PointPlanner.plan(plan(rules)).points().stream()
                .map(point -> point.point().toString())
                .toList();
    }

    @Test
    void filesAreAskedForAtTheHookThatEachCallPasses() {
        String opened = log("openat", "REALPATH(pathname) == \"/etc/passwd\"");
        assertThat(all(opened)).containsExactly("fentry __x64_sys_openat", "lsm file_open");
        // One hook for both files, and for each condition one.
        assertThat(all(log("rename", "REALPATH(oldpath) != \"/a\" || FILE(newpath).uid == 0")))
                .containsExactly("fentry __x64_sys_rename", "lsm path_rename");
        assertThat(all(log("unlinkat", "FILE(pathname).uid == 0")))
                .containsExactly("fentry __x64_sys_unlinkat", "lsm path_unlink", "lsm path_rmdir");
        assertThat(all(log("openat", "UID == 0"))).containsExactly("fentry __x64_sys_openat");
    }

    @Test
    void theExitTellsWhatNoHookHasToldOf() {
        String removed = log("unlink", "FILE(pathname).uid == 0 && UID == 5");
        assertThat(all(removed)).doesNotContain("fexit __x64_sys_unlink");
        String every = log("unlink", "").replace("= r ", "= s ");
        assertThat(all(removed + every)).contains("fexit __x64_sys_unlink");
        // Above the rule that asks for a file the entry decides.
        assertThat(all(every + removed)).doesNotContain("fexit __x64_sys_unlink");
        assertThat(all(log("unlink", "FILE(pathname).uid == 0 || UID == 5"))).contains("fexit __x64_sys_unlink");
        assertThat(all(log("unlink", "!(FILE(pathname).uid == 0)"))).doesNotContain("fexit __x64_sys_unlink");
        assertThat(all(fail("unlink", "FILE(pathname).uid == 0"))).doesNotContain("fexit __x64_sys_unlink");
        assertThat(all(fail("unlink", "FILE(pathname).uid == 0") + every)).contains("fexit __x64_sys_unlink");
        assertThat(all(rule("unlink", "UID == 5", "action { type = LOG log_format { %{REALPATH(pathname)} } }")))
                .contains("lsm path_unlink", "fexit __x64_sys_unlink");
    }

    @Test
    void oneOfTheHooksThatEnforceDecidesTheRest() {
        String rules = log("openat", "FILE(pathname).uid == 0")
                + fail("openat", "UID == 5").replace("= r ", "= s ");
        assertThat(PointPlanner.plan(plan(rules)).points().stream()
                        .filter(point -> point.point().mechanism().isHook())
                        .map(point -> point.point().function() + " "
                                + point.work().get(0).decides()))
                .containsExactly("path_mknod false", "file_open true");
    }

    @Test
    void everyCallIsServedOrRefusedInWords() {
        for (SystemCall call : Catalog.standard().calls()) {
            if (call.entry(Architecture.X86_64.nativeAbi()).isPresent()) {
                // Calls that never fail are none to FAIL: the front end says so.
                check(rule(call.name(), "", "action { type = FAIL error_code = EACCES }"))
                        .ruleSet()
                        .ifPresent(rules -> assertServedOrRefused(call, PointPlanner.plan(Planner.plan(rules))));
            }
        }
    }

    private static void assertServedOrRefused(SystemCall call, PointPlan points) {
        boolean hooked = points.points().stream()
                .anyMatch(point -> point.point().mechanism().isHook());
        boolean refused = !points.unserved().isEmpty();
        assertThat(hooked || refused).as(call.name()).isTrue();
    }
}
