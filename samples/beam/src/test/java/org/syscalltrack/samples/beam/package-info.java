/** The pipeline in Beam's direct runner. */
@NullMarked
package org.syscalltrack.samples.beam;

import org.jspecify.annotations.NullMarked;
