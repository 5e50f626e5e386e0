/**
 * Source text, bytes and places in them, and where files come from.
 *
 * <p>The lowest room of the compiler. It knows nothing of the language. May use only the JDK.
 */
@NullMarked
package org.syscalltrack.dsl.source;

import org.jspecify.annotations.NullMarked;
