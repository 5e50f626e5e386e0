/** Tests of the room of the same name. */
@NullMarked
package org.syscalltrack.jvm.trace;

import org.jspecify.annotations.NullMarked;
