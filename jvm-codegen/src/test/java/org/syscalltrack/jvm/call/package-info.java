/** Tests of the room of the same name. */
@NullMarked
package org.syscalltrack.jvm.call;

import org.jspecify.annotations.NullMarked;
