/**
 * Boots stock Debian kernels in QEMU, under plain emulation, and plays steps in them.
 *
 * <p>A {@link org.syscalltrack.kerneltests.Kernel} comes out of the cache that {@code
 * kernel-tests/bin/fetch-kernels} fills; {@link org.syscalltrack.kerneltests.Guest#boot} starts it
 * with the host's file system as its read-only root, and {@link
 * org.syscalltrack.kerneltests.Guest#run(String)} plays one bash script in it and brings back exit
 * status, output and errors as bytes. Nothing a guest writes survives it.
 *
 * <p>This room knows nothing of rules or of BPF: the project's tools run inside the guest as
 * commands. It may use the JDK only.
 */
@NullMarked
package org.syscalltrack.kerneltests;

import org.jspecify.annotations.NullMarked;
