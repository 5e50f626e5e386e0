/**
 * The plan: what a checked rule set decides, for every entry of every call it names, in terms that know neither eBPF nor
 * C nor the JVM. It is made once from the model, and every backend gives the same (rule, action) for the same values at
 * the same decision point.
 *
 * <p>Records only; {@code planner} makes them. May use {@code catalog}, {@code event} and {@code source}; knows nothing of
 * syntax. Its small words (operators, times, rates) are the model's too.
 */
@NullMarked
package org.syscalltrack.dsl.plan;

import org.jspecify.annotations.NullMarked;
