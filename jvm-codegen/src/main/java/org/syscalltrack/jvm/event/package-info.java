/** Events of matches: the same record, and so the same line, as the kernel side writes. */
@NullMarked
package org.syscalltrack.jvm.event;

import org.jspecify.annotations.NullMarked;
