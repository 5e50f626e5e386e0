/**
 * What the goals do, without Maven: which files make which rule sets, what has to be compiled again, where products and
 * reports go. The goals' classes only fetch Maven's values and print; tests drive this room directly.
 */
@NullMarked
package org.syscalltrack.maven.build;

import org.jspecify.annotations.NullMarked;
