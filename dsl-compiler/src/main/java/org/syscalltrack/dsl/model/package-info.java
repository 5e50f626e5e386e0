/**
 * The model: a rule set that has been checked, in terms of the language. Names are resolved, macros expanded and types
 * settled, but parameters are still named and constants still symbols, since a rule on several calls and ABIs means
 * another place and another value in each. The planner binds them.
 *
 * <p>May use {@code source}, {@code catalog}, {@code event} and the vocabulary of {@code plan}; knows nothing of syntax.
 */
@NullMarked
package org.syscalltrack.dsl.model;

import org.jspecify.annotations.NullMarked;
