/** Tests of what a module shows, in a directory that stands for procfs. */
@NullMarked
package org.syscalltrack.runtime.module;

import org.jspecify.annotations.NullMarked;
