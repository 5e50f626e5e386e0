/** Tests of the commands, each called as the launchers call it. */
@NullMarked
package org.syscalltrack.cli;

import org.jspecify.annotations.NullMarked;
