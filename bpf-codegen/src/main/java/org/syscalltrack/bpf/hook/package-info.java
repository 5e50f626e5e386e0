/**
 * Where in the kernel a chain is decided: the points that carry our programs, and which security hook a refusal of a
 * call needs. It turns a plan into a list of points; {@code lower} writes their programs.
 *
 * <p>The room knows the plan, the catalog's facts about hooks and the kernel's names; it writes no instruction.
 */
@NullMarked
package org.syscalltrack.bpf.hook;

import org.jspecify.annotations.NullMarked;
