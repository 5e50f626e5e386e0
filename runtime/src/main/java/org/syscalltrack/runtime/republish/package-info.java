/**
 * Passes events on. The ring buffer has one reader; it gives each record to whoever else wants it, by a Unix socket that
 * only root can use. May use {@code ring}.
 */
@NullMarked
package org.syscalltrack.runtime.republish;

import org.jspecify.annotations.NullMarked;
