@NullMarked
package org.syscalltrack.bpf.lower;

import org.jspecify.annotations.NullMarked;
