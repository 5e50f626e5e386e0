/**
 * The compiler driver: rule files in, findings and products of any target out. The command line and the Maven plugin
 * both stand on it, so that a rule means the same in both; it prints nothing and writes no file.
 */
@NullMarked
package org.syscalltrack.driver;

import org.jspecify.annotations.NullMarked;
