/** Golden files: an input, and beside it what is expected of it. Other modules' tests use this room by the test jar. */
@NullMarked
package org.syscalltrack.dsl.golden;

import org.jspecify.annotations.NullMarked;
