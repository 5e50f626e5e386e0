/** Tests of the package of the same name. */
@NullMarked
package org.syscalltrack.runtime.kernel;

import org.jspecify.annotations.NullMarked;
