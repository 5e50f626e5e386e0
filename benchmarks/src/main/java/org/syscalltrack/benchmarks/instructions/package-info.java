/**
 * Instructions that filters add to a call, counted in a guest whose clock is its instruction count: ours beside the same
 * in C. {@code benchmarks/bin/instructions} runs it.
 */
@NullMarked
package org.syscalltrack.benchmarks.instructions;

import org.jspecify.annotations.NullMarked;
