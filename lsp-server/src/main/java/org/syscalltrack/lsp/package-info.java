/**
 * The language server: the protocol's services, which find the view that a request is about and give it to the feature's
 * class. LSP 3.17, over LSP4J.
 */
@NullMarked
package org.syscalltrack.lsp;

import org.jspecify.annotations.NullMarked;
