/** Programs that we did not write and that know better: compilers, dumpers and the kernel, for tests to ask. */
@NullMarked
package org.syscalltrack.bpf.oracle;

import org.jspecify.annotations.NullMarked;
