@NullMarked
package org.syscalltrack.bpf.object;

import org.jspecify.annotations.NullMarked;
