/** Benchmarks by JMH: {@code java -cp … org.openjdk.jmh.Main}. */
@NullMarked
package org.syscalltrack.benchmarks;

import org.jspecify.annotations.NullMarked;
