/** Tests of the package of the same name. */
@NullMarked
package org.syscalltrack.runtime.republish;

import org.jspecify.annotations.NullMarked;
