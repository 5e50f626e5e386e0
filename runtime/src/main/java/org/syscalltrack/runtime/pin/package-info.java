/**
 * The state under {@code /sys/fs/bpf/syscalltrack}, which outlives the tools: where things lie, what is current, and
 * the locks that keep two commands apart. Reads only; {@code upload} changes it.
 */
@NullMarked
package org.syscalltrack.runtime.pin;

import org.jspecify.annotations.NullMarked;
