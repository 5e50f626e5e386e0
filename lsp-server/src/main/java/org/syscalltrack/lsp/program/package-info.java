/**
 * Programs: which files belong together, what the front end knows of them, and the views of it that handlers are given.
 * Only one thread at a time works here.
 */
@NullMarked
package org.syscalltrack.lsp.program;

import org.jspecify.annotations.NullMarked;
