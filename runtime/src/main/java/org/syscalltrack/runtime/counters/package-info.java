/**
 * Reads the counters that the programs keep for each rule.
 */
@NullMarked
package org.syscalltrack.runtime.counters;

import org.jspecify.annotations.NullMarked;
