/**
 * What a checked rule set does as a whole: rules that never match, filters that are always true or false. It looks at
 * the plan, so constants, ABIs and types are settled, and it is sound before it is complete: what it says holds, what it
 * cannot prove it does not say.
 */
@NullMarked
package org.syscalltrack.dsl.analysis;

import org.jspecify.annotations.NullMarked;
