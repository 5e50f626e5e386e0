/** Tests of the package of the same name. */
@NullMarked
package org.syscalltrack.runtime.pin;

import org.jspecify.annotations.NullMarked;
