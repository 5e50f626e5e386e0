/**
 * The Maven plugin's goals, and nothing else: each takes Maven's values, hands them to
 * {@link org.syscalltrack.maven.build} and says what came of it.
 */
@NullMarked
package org.syscalltrack.maven;

import org.jspecify.annotations.NullMarked;
