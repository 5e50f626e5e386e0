/**
 * The rules as a library: a checked rule set becomes compiled code that decides calls, without root and without a
 * kernel.
 */
@NullMarked
package org.syscalltrack.jvm;

import org.jspecify.annotations.NullMarked;
