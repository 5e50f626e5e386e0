/**
 * Decides by walking the plan's trees, slowly and plainly, and keeps what it saw: why a filter was true, false or
 * unknown, and with which values. The oracle of the compiled code as well, so it shares no test of strings, sets or
 * numbers with it.
 */
@NullMarked
package org.syscalltrack.jvm.explain;

import org.jspecify.annotations.NullMarked;
