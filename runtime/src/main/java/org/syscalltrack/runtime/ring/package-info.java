/**
 * Reads the events: the ring buffer's memory protocol, and the decoding of records by the schema of their generation.
 */
@NullMarked
package org.syscalltrack.runtime.ring;

import org.jspecify.annotations.NullMarked;
