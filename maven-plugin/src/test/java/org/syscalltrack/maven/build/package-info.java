/** Tests of the orchestrator, without Maven. */
@NullMarked
package org.syscalltrack.maven.build;

import org.jspecify.annotations.NullMarked;
