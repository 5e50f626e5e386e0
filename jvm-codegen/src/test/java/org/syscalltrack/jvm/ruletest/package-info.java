/** Tests of the room of the same name. */
@NullMarked
package org.syscalltrack.jvm.ruletest;

import org.jspecify.annotations.NullMarked;
