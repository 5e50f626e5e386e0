/** The samples prove themselves. */
@NullMarked
package org.syscalltrack.samples;

import org.jspecify.annotations.NullMarked;
