/**
 * The calls that SUSPEND has stopped, as they wait in the kernel: lists them, and lets them go on. May use the packages of
 * BPF and of the pins.
 */
@NullMarked
package org.syscalltrack.runtime.suspend;

import org.jspecify.annotations.NullMarked;
