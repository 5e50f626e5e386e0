/** Runs {@code test} blocks against the rules they stand with, without root and without a kernel. */
@NullMarked
package org.syscalltrack.jvm.ruletest;

import org.jspecify.annotations.NullMarked;
