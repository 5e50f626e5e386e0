/** What tests reach: rules that matched, and conditions that were both true and false; as text, LCOV and HTML. */
@NullMarked
package org.syscalltrack.jvm.coverage;

import org.jspecify.annotations.NullMarked;
