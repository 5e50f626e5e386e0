package org.syscalltrack.runtime.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syscalltrack.bpf.kernel.KernelRange;
import org.syscalltrack.bpf.kernel.KernelVersion;
import org.syscalltrack.bpf.object.Manifest;
import org.syscalltrack.bpf.object.PointEntry;
import org.syscalltrack.runtime.MachineException;

/** A machine that is a directory: what is missing there is said in one sentence. */
class KernelProbeTest {
    private static final Manifest WITH_HOOK =
            new Manifest("0.1.0", "x86_64", KernelRange.ALL, List.of(), List.of(at("lsm", "path_unlink")));
    private static final Manifest WITHOUT_HOOK =
            new Manifest("0.1.0", "x86_64", KernelRange.ALL, List.of(), List.of(at("fentry", "__x64_sys_unlink")));

    @TempDir
    Path root;

    @BeforeEach
    void aMachineThatCanDoAll() {
        write("proc/sys/kernel/osrelease", "6.12.117\n");
        write("proc/self/status", "Name:\tjava\nCapEff:\t000001ffffffffff\n");
        write("proc/self/mounts", "bpf /sys/fs/bpf bpf rw,nosuid 0 0\nsysfs /sys sysfs rw 0 0\n");
        write("sys/kernel/btf/vmlinux", "");
        write("sys/kernel/security/lsm", "lockdown,capability,landlock,yama,apparmor,tomoyo,bpf");
    }

    @Test
    void findsWhatIsThere() {
        KernelFacts facts = probe().requireLoading();
        assertThat(facts.release()).isEqualTo("6.12.117");
        assertThat(facts.bpfFileSystem()).isTrue();
        assertThat(facts.securityHooksWork()).isTrue();
        assertThatCode(() -> probe().requirePoints(WITH_HOOK)).doesNotThrowAnyException();
    }

    @Test
    void aKernelThatLetsNoCallFail() {
        Manifest atCall =
                new Manifest("0.1.0", "x86_64", KernelRange.ALL, List.of(), List.of(at("fmod_ret", "__x64_sys_close")));
        assertThat(probe().letsCallsFail()).isFalse();
        assertThatThrownBy(() -> probe().requirePoints(atCall))
                .isInstanceOf(MachineException.class)
                .hasMessage(
                        "the rules refuse a call at its own function (__x64_sys_close), and the kernel 6.12.117 lets"
                                + " none fail: start one that was built with CONFIG_FUNCTION_ERROR_INJECTION, as those of Ubuntu and"
                                + " Fedora are");
        write("sys/kernel/btf/vmlinux", "\0int\0within_error_injection_list\0long\0");
        assertThat(probe().letsCallsFail()).isTrue();
        assertThatCode(() -> probe().requirePoints(atCall)).doesNotThrowAnyException();
    }

    @Test
    void aCallThatTheKernelWasBuiltWithout() {
        write("proc/kallsyms", """
                0000000000000000 T __x64_sys_close
                0000000000000000 W __ia32_sys_clock_nanosleep_time32
                0000000000000000 t weak W in_a_module\t[w]
                """);
        KernelProbe probe = probe();
        assertThat(probe.carries(at("fmod_ret", "__x64_sys_close"))).isTrue();
        assertThat(probe.carries(at("fmod_ret", "__ia32_sys_clock_nanosleep_time32")))
                .isFalse();
        // Looking does no harm there: what asks for ENOSYS is seen.
        assertThat(probe.carries(at("fentry", "__ia32_sys_clock_nanosleep_time32")))
                .isTrue();
    }

    @Test
    void aKernelWithoutTheRulesHooks() {
        Manifest newer = new Manifest(
                "0.1.0",
                "x86_64",
                new KernelRange(Optional.of(new KernelVersion(6, 13, 0)), Optional.empty()),
                List.of(),
                List.of());
        assertThatThrownBy(() -> probe().requirePoints(newer))
                .isInstanceOf(MachineException.class)
                .hasMessage("the rules need security hooks of Linux 6.13 and later; this kernel is 6.12.117");
    }

    @Test
    void withoutPrivilege() {
        write("proc/self/status", "CapEff:\t0000000000000000\n");
        assertRefused("only root (CAP_SYS_ADMIN) may load rules into the kernel and read them back: use sudo");
    }

    @Test
    void withoutTypeInformation() throws IOException {
        Files.delete(root.resolve("sys/kernel/btf/vmlinux"));
        assertRefused("the kernel 6.12.117 has no type information at /sys/kernel/btf/vmlinux: start a kernel that was"
                + " built with CONFIG_DEBUG_INFO_BTF, as those of Debian, Ubuntu and Fedora are");
    }

    @Test
    void mountsTheBpfFileSystem() {
        write("proc/self/mounts", "sysfs /sys sysfs rw 0 0\n");
        KernelFacts facts = new KernelProbe(
                        root,
                        (type, directory) -> write("proc/self/mounts", type + " /sys/fs/bpf " + type + " rw 0 0\n"))
                .requireLoading();
        assertThat(facts.bpfFileSystem()).isTrue();
    }

    @Test
    void withoutTheSecurityModule() {
        write("sys/kernel/security/lsm", "lockdown,capability,yama");
        assertThatThrownBy(() -> probe().requirePoints(WITH_HOOK))
                .isInstanceOf(MachineException.class)
                .hasMessage(
                        "the rules need the security hook path_unlink, but the security module \"bpf\" is not active"
                                + " on this kernel (active: lockdown,capability,yama): start the kernel with the parameter"
                                + " lsm=lockdown,capability,yama,bpf");
        assertThatCode(() -> probe().requirePoints(WITHOUT_HOOK)).doesNotThrowAnyException();
    }

    @Test
    void mountsSecurityfsToKnow() throws IOException {
        Files.delete(root.resolve("sys/kernel/security/lsm"));
        KernelProbe probe =
                new KernelProbe(root, (type, directory) -> write("sys/kernel/security/lsm", "capability,bpf"));
        assertThatCode(() -> probe.requirePoints(WITH_HOOK)).doesNotThrowAnyException();
    }

    private void assertRefused(String sentence) {
        assertThatThrownBy(() -> probe().requireLoading())
                .isInstanceOf(MachineException.class)
                .hasMessage(sentence);
    }

    private static PointEntry at(String mechanism, String function) {
        return new PointEntry(mechanism, function, "in", "en", "pa");
    }

    private KernelProbe probe() {
        return new KernelProbe(root, (type, directory) -> {
            throw new MachineException("nothing may be mounted here");
        });
    }

    private void write(String file, String text) {
        try {
            Path path = root.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
