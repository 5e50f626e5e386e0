/** Tests of the JVM backend. */
@NullMarked
package org.syscalltrack.jvm;

import org.jspecify.annotations.NullMarked;
