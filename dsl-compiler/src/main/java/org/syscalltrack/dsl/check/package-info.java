/**
 * From syntax trees to the model: names, types, members, and nearly all findings.
 *
 * <p>{@link org.syscalltrack.dsl.check.FrontEnd} is the way in. Nothing here throws on bad input and nothing stops at
 * the first finding; one mistake gives one finding, since a part that is wrong has no type and silences what follows
 * from it.
 */
@NullMarked
package org.syscalltrack.dsl.check;

import org.jspecify.annotations.NullMarked;
