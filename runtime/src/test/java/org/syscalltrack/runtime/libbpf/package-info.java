/** Tests of the package of the same name: on the running kernel, where it lets us load programs. None is attached. */
@NullMarked
package org.syscalltrack.runtime.libbpf;

import org.jspecify.annotations.NullMarked;
