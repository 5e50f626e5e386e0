/** Tests of the package of the same name. */
@NullMarked
package org.syscalltrack.runtime.ring;

import org.jspecify.annotations.NullMarked;
