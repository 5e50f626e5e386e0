/** Source text, bytes and places in them. May use only the JDK. */
@NullMarked
package org.syscalltrack.dsl.source;

import org.jspecify.annotations.NullMarked;
