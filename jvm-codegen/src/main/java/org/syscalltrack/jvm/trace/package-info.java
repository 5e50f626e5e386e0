/**
 * Readers of what machines already recorded: they turn a trace into calls that rules can be asked about, in constant
 * memory. A damaged line is counted and told of, never fatal; what a trace does not hold is unreadable.
 */
@NullMarked
package org.syscalltrack.jvm.trace;

import org.jspecify.annotations.NullMarked;
