/**
 * A compiled object as its loader sees it: its sections, its manifest, and the rule line of each instruction. May use
 * only the JDK and the package above.
 */
@NullMarked
package org.syscalltrack.runtime.object;

import org.jspecify.annotations.NullMarked;
