/** Open documents: their text, their versions, their places in the client's way of counting. */
@NullMarked
package org.syscalltrack.lsp.document;

import org.jspecify.annotations.NullMarked;
