/**
 * The command line: {@code sctc} and the article's commands, each one class that reads its arguments, calls the modules
 * below and prints. {@link org.syscalltrack.cli.Main} finds the command, and turns what goes wrong into one sentence and
 * an exit status.
 *
 * <p>Picocli's programmatic model parses the arguments: its annotations would cost reflection at each start, and only
 * the command that was asked for is ever built.
 */
@NullMarked
package org.syscalltrack.cli;

import org.jspecify.annotations.NullMarked;
