/**
 * The syntax tree: what a rule file says, before anyone asks whether it makes sense.
 *
 * <p>Immutable records under sealed interfaces, each with an exhaustive visitor (Java 17 has no pattern switch). Every
 * node knows its span. Broken parts stay in the tree as {@code Broken} nodes whose finding has been reported already: a
 * later pass keeps silent about them. Uses only {@code source}.
 */
@NullMarked
package org.syscalltrack.dsl.syntax.tree;

import org.jspecify.annotations.NullMarked;
