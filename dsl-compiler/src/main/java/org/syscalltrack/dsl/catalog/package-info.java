/**
 * What is known about Linux system calls: calls, parameters, structs, constants and security hooks, as data.
 *
 * <p>The data is {@code syscalls.dat}, generated from a named kernel source package and committed; its format is
 * described in {@code docs/syscalls.dat.md}. {@link org.syscalltrack.dsl.catalog.Catalog} is the way in. Everything here
 * is immutable and safe for use by several threads. The package may use the JDK only.
 */
@NullMarked
package org.syscalltrack.dsl.catalog;

import org.jspecify.annotations.NullMarked;
