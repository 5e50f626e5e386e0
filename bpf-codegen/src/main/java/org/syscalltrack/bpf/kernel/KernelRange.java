package org.syscalltrack.bpf.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * Versions of the kernel in a row.
 *
 * @param since the first of them; empty: the oldest that there is
 * @param before the first that is none of them any more; empty: the newest is one of them
 */
public record KernelRange(Optional<KernelVersion> since, Optional<KernelVersion> before) {
    /** All versions. */
    public static final KernelRange ALL = new KernelRange(Optional.empty(), Optional.empty());

    /** The oldest kernel that eBPF objects are for ({@code docs/decisions/0022-target-kernels.md}). */
    private static final KernelVersion OLDEST = new KernelVersion(5, 15, 0);

    /** The ranges between versions: one more than these. */
    public static List<KernelRange> between(NavigableSet<KernelVersion> versions) {
        List<KernelRange> ranges = new ArrayList<>();
        Optional<KernelVersion> since = Optional.empty();
        for (KernelVersion version : versions) {
            ranges.add(new KernelRange(since, Optional.of(version)));
            since = Optional.of(version);
        }
        ranges.add(new KernelRange(since, Optional.empty()));
        return ranges;
    }

    /** A version of the range. */
    public KernelVersion first() {
        return since.orElse(OLDEST);
    }

    /** Whether a version is in the range. */
    public boolean contains(KernelVersion version) {
        return since.map(first -> first.compareTo(version) <= 0).orElse(true)
                && before.map(end -> version.compareTo(end) < 0).orElse(true);
    }

    /** This range and the one that follows it. */
    public KernelRange to(KernelRange next) {
        return new KernelRange(since, next.before);
    }

    /** Words for a message, such as {@code Linux 6.2 and later}; empty for {@link #ALL}. */
    public String words() {
        return since.map(first -> before.map(end -> "Linux " + first + " up to, not including, " + end)
                        .orElse("Linux " + first + " and later"))
                .orElse(before.map(end -> "Linux before " + end).orElse(""));
    }

    /** What a line of the manifest says of it, such as {@code " since=6.2 before=6.9"}; empty for {@link #ALL}. */
    public String attributes() {
        return since.map(version -> " since=" + version).orElse("")
                + before.map(version -> " before=" + version).orElse("");
    }
}
