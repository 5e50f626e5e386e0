/**
 * From model to plan: every rule is bound to every entry of every call that it names. Constants get the values of the
 * entry's ABI, parameters their places, operators their signedness, and {@code *} becomes the call's own files.
 *
 * <p>{@link org.syscalltrack.dsl.planner.Planner} is the way in.
 */
@NullMarked
package org.syscalltrack.dsl.planner;

import org.jspecify.annotations.NullMarked;
