/**
 * Writes the catalog of system calls from a kernel source package, user headers and the tables in {@code tables}.
 *
 * <p>Run by the script {@code catalog-generator/generate}, which fetches the packages. Not part of the product; may use
 * the JDK, {@code org.syscalltrack.dsl.catalog}, and the programs {@code clang} and {@code llvm-dwarfdump}.
 */
@NullMarked
package org.syscalltrack.generator;

import org.jspecify.annotations.NullMarked;
