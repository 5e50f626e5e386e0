/**
 * How C is written down: names, literals and comments that no text of a rule can break out of, and lines that are
 * indented and broken as kernel code is. Knows nothing of plans.
 */
@NullMarked
package org.syscalltrack.kmod.text;

import org.jspecify.annotations.NullMarked;
