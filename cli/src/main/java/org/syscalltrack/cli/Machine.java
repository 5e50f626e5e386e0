package org.syscalltrack.cli;

import java.nio.file.Path;
import org.syscalltrack.runtime.bpf.BpfKernel;
import org.syscalltrack.runtime.kernel.KernelProbe;
import org.syscalltrack.runtime.libbpf.HostSystem;
import org.syscalltrack.runtime.libbpf.LibbpfKernel;
import org.syscalltrack.runtime.module.ModuleKernel;
import org.syscalltrack.runtime.pin.PinLayout;
import org.syscalltrack.runtime.pin.PinnedState;
import org.syscalltrack.runtime.upload.RuleLoader;

/**
 * The machine that a command works on.
 *
 * @param kernel its BPF subsystem, or the kernel module that stands in for it
 * @param state what is pinned
 * @param loader what changes it
 */
record Machine(BpfKernel kernel, PinnedState state, RuleLoader loader) {
    /** Where the locks lie: writable by root only, and empty after a restart, as the pins are. */
    static final Path LOCKS = Path.of("/run");

    /** Where the reader of the events passes them on; likewise for root only. */
    static final Path EVENT_SOCKET = LOCKS.resolve("syscalltrack-events.socket");

    /** Returns what finds out about this machine. */
    static KernelProbe probe() {
        return new KernelProbe(Path.of("/"), HostSystem::mount);
    }

    /** Opens this machine. The probe comes first: its sentences are the better ones. */
    static Machine open() {
        BpfKernel kernel =
                Modules.areUsed() ? new ModuleKernel(Modules.PROCFS, PinLayout.ofMachine()) : new LibbpfKernel();
        PinnedState state = new PinnedState(kernel, PinLayout.ofMachine());
        return new Machine(kernel, state, new RuleLoader(kernel, state, LOCKS));
    }

    /** Opens this machine to look at its rules or to remove them. */
    static Machine openToRead() {
        probe().requirePrivilege();
        Machine machine = open();
        machine.state().requireKnownVersion();
        return machine;
    }
}
