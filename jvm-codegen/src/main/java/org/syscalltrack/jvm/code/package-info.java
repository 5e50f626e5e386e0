/**
 * A plan's chains as JVM classes, written with ASM and defined as hidden classes, and what that code calls: tests of
 * strings, sets of constants, arithmetic with the language's rules for division.
 *
 * <p>The generated code asks a {@link org.syscalltrack.jvm.call.CallView} and computes with primitives only. May use
 * {@code call}, the front end's plan, and ASM.
 */
@NullMarked
package org.syscalltrack.jvm.code;

import org.jspecify.annotations.NullMarked;
