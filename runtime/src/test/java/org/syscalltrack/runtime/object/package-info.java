/** Tests of the package of the same name. */
@NullMarked
package org.syscalltrack.runtime.object;

import org.jspecify.annotations.NullMarked;
