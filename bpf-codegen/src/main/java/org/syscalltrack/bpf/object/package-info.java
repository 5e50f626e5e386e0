/**
 * The backend's front door: a plan goes in, the bytes of an eBPF object come out, with a report of what was chosen. The
 * object's parts and their life in the kernel are stated in {@code docs/object-format.md}.
 */
@NullMarked
package org.syscalltrack.bpf.object;

import org.jspecify.annotations.NullMarked;
