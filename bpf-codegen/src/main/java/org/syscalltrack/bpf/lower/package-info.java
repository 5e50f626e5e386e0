/**
 * The plan as eBPF instructions: one decision program for each point, and the small dispatcher before it.
 *
 * <p>{@link org.syscalltrack.bpf.lower.ProgramLowering} writes a point's program. Conditions become jumps with four
 * targets (true, false, unreadable, absent), values go through registers, strings lie in a per-CPU value in front of
 * which an event's record can be built without copying them. {@link org.syscalltrack.bpf.lower.Flow} knows at every
 * place what is at hand already, so nothing is loaded twice and nothing before it is needed. What cannot be carried is
 * refused by {@link org.syscalltrack.bpf.lower.CannotLowerException}, with the rule's place.
 *
 * <p>Nothing here depends on the order of a hash table: the same plan gives the same bytes.
 */
@NullMarked
package org.syscalltrack.bpf.lower;

import org.jspecify.annotations.NullMarked;
