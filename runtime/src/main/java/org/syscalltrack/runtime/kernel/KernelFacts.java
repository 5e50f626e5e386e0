package org.syscalltrack.runtime.kernel;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syscalltrack.bpf.kernel.KernelVersion;

/**
 * What was found out about this machine.
 *
 * @param release as {@code uname -r} prints it
 * @param architecture as the catalog spells it: {@code x86_64}, {@code arm64} …
 * @param privileged whether this process has CAP_SYS_ADMIN in effect
 * @param typeInformation whether {@code /sys/kernel/btf/vmlinux} is there
 * @param bpfFileSystem whether a BPF file system is mounted at {@code /sys/fs/bpf}
 * @param securityModules the active ones in their order; empty where securityfs is not mounted
 */
public record KernelFacts(
        String release,
        String architecture,
        boolean privileged,
        boolean typeInformation,
        boolean bpfFileSystem,
        Optional<List<String>> securityModules) {
    private static final Pattern VERSION = Pattern.compile("^\\d+\\.\\d+(\\.\\d+)?");

    /** Returns the version that the release begins with; 0.0 for a release that begins with none. */
    public KernelVersion version() {
        Matcher numbers = VERSION.matcher(release);
        return (numbers.find() ? KernelVersion.of(numbers.group()) : Optional.<KernelVersion>empty())
                .orElse(new KernelVersion(0, 0, 0));
    }

    /** Says whether programs on security hooks are heard. Where {@code bpf} is missing they attach and do nothing. */
    public boolean securityHooksWork() {
        return securityModules.map(modules -> modules.contains("bpf")).orElse(false);
    }
}
