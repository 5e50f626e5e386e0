package org.syscalltrack.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a program did.
 *
 * @param status its exit status
 * @param output what it printed
 * @param errors what it said besides
 */
record Run(int status, String output, String errors) {
    /** Runs a program in this process, without colour. */
    static Run of(String... arguments) {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(output, new PrintStream(errors, true, StandardCharsets.UTF_8), false);
        int status = new Main(terminal).run(List.of(arguments)).code();
        return new Run(status, output.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    }
}
