package org.syscalltrack.runtime.libbpf;

import org.syscalltrack.runtime.bpf.BpfHandle;

/**
 * A file descriptor of the BPF subsystem.
 *
 * @param number the descriptor
 * @param owned whether closing this handle closes the descriptor; otherwise libbpf does
 */
record Descriptor(int number, boolean owned) implements BpfHandle {
    @Override
    public void close() {
        if (owned) {
            LibC.close(number);
        }
    }
}
