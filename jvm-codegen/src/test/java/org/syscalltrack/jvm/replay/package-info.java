/** Tests of the room of the same name. */
@NullMarked
package org.syscalltrack.jvm.replay;

import org.jspecify.annotations.NullMarked;
