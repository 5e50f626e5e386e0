package org.syscalltrack.runtime.bpf;

/** A map, program or link of the kernel that this process holds open. Closing it lets go of it; a pin keeps it alive. */
public interface BpfHandle extends AutoCloseable {
    @Override
    void close();
}
