/** Tests of the package of the same name. */
@NullMarked
package org.syscalltrack.runtime.upload;

import org.jspecify.annotations.NullMarked;
