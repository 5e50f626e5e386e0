/** Tests of the compiler driver. */
@NullMarked
package org.syscalltrack.driver;

import org.jspecify.annotations.NullMarked;
