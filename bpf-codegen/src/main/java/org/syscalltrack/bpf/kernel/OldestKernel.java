package org.syscalltrack.bpf.kernel;

/**
 * Any kernel, and the oldest that could be it: remembers the newest thing that was asked for. What only a kernel's types
 * tell is not counted. Good for one object.
 */
public final class OldestKernel implements TargetKernel {
    /** Where programs at functions' entry and exit ({@code BPF_TRACE_FENTRY}) appeared, which every object has. */
    private KernelVersion version = new KernelVersion(5, 5, 0);

    /** The oldest version that has all that was asked for. */
    public KernelVersion version() {
        return version;
    }

    @Override
    public String label() {
        return new Any().label();
    }

    @Override
    public String name() {
        return new Any().name();
    }

    @Override
    public boolean has(KernelNeed need) {
        need.since().filter(since -> since.compareTo(version) > 0).ifPresent(since -> version = since);
        return true;
    }
}
