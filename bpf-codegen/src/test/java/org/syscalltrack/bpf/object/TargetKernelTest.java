package org.syscalltrack.bpf.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.syscalltrack.bpf.btf.Btf;
import org.syscalltrack.bpf.btf.BtfBuilder;
import org.syscalltrack.bpf.btf.BtfType;
import org.syscalltrack.bpf.btf.BtfWriter;
import org.syscalltrack.bpf.kernel.KernelVersion;
import org.syscalltrack.bpf.kernel.TargetKernel;

/** What is found missing in a kernel's types; the kernels here have only a few types. */
class TargetKernelTest {
    private static final String RULES = """
            rule {
               syscall_name = unlink
               rule_name = refuses
               filter_expression { LOGINUID == 1000 }
               action { type = FAIL error_code = EPERM }
            }
            """;

    private final BtfBuilder types = new BtfBuilder();

    private void struct(String name, BtfType.Member... members) {
        types.add(new BtfType.Composite(false, name, 64, List.of(members)));
    }

    private void functions(String... names) {
        int prototype = types.add(new BtfType.Prototype(types.int32(), List.of()));
        for (String name : names) {
            types.add(new BtfType.Function(name, prototype, BtfType.Linkage.STATIC));
        }
    }

    private void helpers(String... names) {
        List<BtfType.Enumerator> enumerators = new ArrayList<>();
        for (String name : names) {
            enumerators.add(new BtfType.Enumerator("BPF_FUNC_" + name, enumerators.size()));
        }
        types.add(new BtfType.Enumeration(false, "bpf_func_id", 4, false, enumerators));
    }

    /** A task in which the thread's id stands in an anonymous struct, as kernels often have it. */
    private void task(boolean withLoginId) {
        int number = types.unsigned32();
        int threadInfo = types.add(
                new BtfType.Composite(false, "thread_info", 4, List.of(new BtfType.Member("status", number, 0))));
        int userId = types.add(new BtfType.Composite(false, "", 4, List.of(new BtfType.Member("val", number, 0))));
        int named = types.add(new BtfType.Typedef("kuid_t", userId));
        int anonymous = types.add(new BtfType.Composite(
                false, "", 8, List.of(new BtfType.Member("pid", number, 0), new BtfType.Member("tgid", number, 32))));
        List<BtfType.Member> members = new ArrayList<>(List.of(
                new BtfType.Member("thread_info", threadInfo, 0),
                new BtfType.Member("flags", number, 32),
                new BtfType.Member("", anonymous, 64),
                new BtfType.Member("comm", types.array(types.character(), 16), 128)));
        if (withLoginId) {
            members.add(new BtfType.Member("loginuid", named, 256));
        }
        struct("task_struct", members.toArray(BtfType.Member[]::new));
    }

    private List<String> messages() {
        TargetKernel kernel = new TargetKernel.OfTypes("guest.btf", Btf.read(BtfWriter.write(types.types())));
        BpfResult result = CompiledRules.of("r.sct", RULES, kernel);
        return result instanceof BpfResult.Refused refused
                ? refused.findings().stream()
                        .map(finding -> finding.span().startPosition().line() + ": " + finding.message())
                        .toList()
                : List.of();
    }

    @Test
    void aKernelWithAllOfItTakesTheRules() {
        functions("__x64_sys_unlink", "bpf_lsm_path_unlink");
        task(true);
        assertThat(messages()).isEmpty();
    }

    @Test
    void whatIsMissingIsSaidAtTheRule() {
        functions("__x64_sys_rmdir");
        task(false);
        helpers("map_lookup_elem", "tail_call", "get_current_task_btf", "task_storage_get");
        assertThat(messages())
                .containsExactlyInAnyOrder(
                        "4: rule `refuses` needs the system call `unlink` (__x64_sys_unlink), which guest.btf lacks",
                        "4: rule `refuses` needs the security hook `path_unlink`, which guest.btf lacks",
                        "4: rule `refuses` needs the helper function `bpf_task_pt_regs`, which guest.btf lacks",
                        "4: rule `refuses` needs the member `loginuid.val` of struct task_struct, which guest.btf lacks");
    }

    @Test
    void wherePartOfTheKernelIsOnlyFor32BitCallsTheyAreLeftOut() {
        functions("__x64_sys_unlink", "bpf_lsm_path_unlink");
        task(true);
        // Without the 32-bit entry nothing can call __ia32_sys_unlink; with it that must be there.
        assertThat(messages()).isEmpty();
        functions("do_int80_syscall_32");
        assertThat(messages())
                .containsExactly(
                        "4: rule `refuses` needs the system call `unlink` (__ia32_sys_unlink), which guest.btf lacks");
    }

    @Test
    void versionsAreOrderedByTheirNumbers() {
        assertThat(KernelVersion.of("6.12")).contains(new KernelVersion(6, 12, 0));
        assertThat(KernelVersion.of("2.6.16").orElseThrow()).isLessThan(new KernelVersion(6, 1, 0));
        assertThat(new KernelVersion(6, 9, 0)).isLessThan(new KernelVersion(6, 12, 0));
        assertThat(KernelVersion.of("6")).isEmpty();
        assertThat(KernelVersion.of("6.12-rc1")).isEmpty();
        assertThat(new KernelVersion(6, 12, 117)).hasToString("6.12.117");
    }
}
