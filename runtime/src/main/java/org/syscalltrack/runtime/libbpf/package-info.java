/**
 * The interface to the kernel's BPF subsystem, made real by Debian's {@code libbpf.so.1}. The only room that knows JNA.
 */
@NullMarked
package org.syscalltrack.runtime.libbpf;

import org.jspecify.annotations.NullMarked;
