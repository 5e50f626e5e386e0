/**
 * The formatter: one way to lay out rule files. It moves white space and drops semicolons that mean nothing; every other
 * token stays, comments among them. Uses {@code syntax}.
 */
@NullMarked
package org.syscalltrack.dsl.format;

import org.jspecify.annotations.NullMarked;
