/**
 * What this machine's kernel can do for us, found out before anything is loaded, and said in words where it cannot.
 * May use only the JDK and the package above.
 */
@NullMarked
package org.syscalltrack.runtime.kernel;

import org.jspecify.annotations.NullMarked;
