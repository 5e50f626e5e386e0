/** Tests of the plugin's parts that need Maven's classes, and of the arrows between its rooms. */
@NullMarked
package org.syscalltrack.maven;

import org.jspecify.annotations.NullMarked;
