/**
 * What the compiler says: kinds of findings with their ids, findings with places and fixes, and their renderers.
 *
 * <p>Every finding of the whole project is a {@link org.syscalltrack.dsl.diagnostic.DiagnosticKind}. Uses only {@code
 * source}.
 */
@NullMarked
package org.syscalltrack.dsl.diagnostic;

import org.jspecify.annotations.NullMarked;
