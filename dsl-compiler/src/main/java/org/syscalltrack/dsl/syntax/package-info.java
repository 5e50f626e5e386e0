/**
 * From text to syntax tree: tokens that lose nothing, the parser, and what both know of the language's words.
 *
 * <p>{@link org.syscalltrack.dsl.syntax.SyntaxParser} is the way in. The tree's types are in {@code syntax.tree}; the
 * JavaCC grammar's classes and their helpers are in {@code syntax.parser} and nobody else's business. Uses {@code source}
 * and {@code diagnostic}.
 */
@NullMarked
package org.syscalltrack.dsl.syntax;

import org.jspecify.annotations.NullMarked;
