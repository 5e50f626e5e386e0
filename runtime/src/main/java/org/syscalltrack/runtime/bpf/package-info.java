/**
 * The small interface to the kernel's BPF subsystem: objects, maps, programs, links and their pins. Everything above it is
 * tested on a kernel that is only imagined. May use only the JDK and the package above.
 */
@NullMarked
package org.syscalltrack.runtime.bpf;

import org.jspecify.annotations.NullMarked;
