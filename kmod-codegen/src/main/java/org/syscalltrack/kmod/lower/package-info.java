/**
 * From the plan to C: each condition, value and action as the expression or the function that does it, in the words of
 * the headers that lie beside {@code rules.c} ({@code module} has them). What the plan's records mean is stated there;
 * here is only how C says it.
 */
@NullMarked
package org.syscalltrack.kmod.lower;

import org.jspecify.annotations.NullMarked;
