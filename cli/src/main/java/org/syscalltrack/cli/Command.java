package org.syscalltrack.cli;

import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** One command: what it takes, and what it does. */
interface Command {
    /** Returns its name, options and parameters, as {@code --help} shows them. */
    CommandSpec specification();

    /**
     * Does it.
     *
     * @throws IOException where standard output fails, such as a pipe that nobody reads any more
     */
    ExitStatus run(ParseResult arguments, Terminal terminal) throws IOException;
}
