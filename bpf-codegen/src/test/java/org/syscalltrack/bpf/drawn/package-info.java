/** Rule sets that are drawn, for the tests of this module and of others. */
@NullMarked
package org.syscalltrack.bpf.drawn;

import org.jspecify.annotations.NullMarked;
