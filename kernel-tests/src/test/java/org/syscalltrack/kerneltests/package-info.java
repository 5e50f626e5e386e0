/** Tests of the harness, and what tests that play in a guest share. */
@NullMarked
package org.syscalltrack.kerneltests;

import org.jspecify.annotations.NullMarked;
