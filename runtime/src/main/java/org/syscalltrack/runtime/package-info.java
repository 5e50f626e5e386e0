/**
 * What runs on the machine whose calls are tracked: it loads, pins, replaces, reads and removes what the backends
 * produce.
 *
 * <p>The rooms, from the bottom: {@code kernel} says what this machine can do, {@code object} reads a compiled object,
 * {@code bpf} is the small interface to the kernel's BPF subsystem and {@code libbpf} its implementation, {@code pin}
 * knows the pinned state, {@code upload} changes it, {@code ring} and {@code counters} read what the programs wrote.
 * The format of the object and the life of the pins are stated in {@code docs/object-format.md}.
 */
@NullMarked
package org.syscalltrack.runtime;

import org.jspecify.annotations.NullMarked;
