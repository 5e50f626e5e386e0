/**
 * One class for each feature of the protocol, each a pure function of a view and a place. What a file says comes from its
 * tree and its tokens; nothing here reads text in a way of its own.
 */
@NullMarked
package org.syscalltrack.lsp.feature;

import org.jspecify.annotations.NullMarked;
