/** Tests of the room of the same name. */
@NullMarked
package org.syscalltrack.jvm.coverage;

import org.jspecify.annotations.NullMarked;
