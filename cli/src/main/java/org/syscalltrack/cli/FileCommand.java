package org.syscalltrack.cli;

import java.io.IOException;
import java.util.List;

/**
 * A command that takes files and, where no option is given, needs no parser for them: that saves a third of a short
 * command's time.
 */
interface FileCommand extends Command {
    /**
     * Does it without options.
     *
     * @param files one or more names that begin with no hyphen
     * @throws IOException as of {@link Command#run}
     */
    ExitStatus run(List<String> files, Terminal terminal) throws IOException;
}
