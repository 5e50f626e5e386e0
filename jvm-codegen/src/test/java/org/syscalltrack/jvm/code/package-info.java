/** Tests of the compiled code against the interpreter. */
@NullMarked
package org.syscalltrack.jvm.code;

import org.jspecify.annotations.NullMarked;
