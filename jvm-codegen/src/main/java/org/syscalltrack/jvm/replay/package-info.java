/** Rules over recorded calls: what each would have logged or refused, and a summary. */
@NullMarked
package org.syscalltrack.jvm.replay;

import org.jspecify.annotations.NullMarked;
