package org.syscalltrack.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Where a command speaks: results go to the output, everything else to the errors. The output throws where it cannot be
 * written, so that a closed pipe ends the command; a {@link PrintStream} would go on in silence.
 */
final class Terminal {
    /** Set by the launcher where standard error is a terminal; Java itself cannot tell. */
    private static final String TERMINAL_PROPERTY = "syscalltrack.terminal";

    private final OutputStream output;
    private final PrintStream errors;
    private final boolean colour;
    private final boolean interactive;

    Terminal(OutputStream output, PrintStream errors, boolean colour) {
        this(output, errors, colour, colour);
    }

    Terminal(OutputStream output, PrintStream errors, boolean colour, boolean interactive) {
        this.output = output;
        this.errors = errors;
        this.colour = colour;
        this.interactive = interactive;
    }

    /** Returns the process's own. Colour is for a terminal, and never with NO_COLOR (no-color.org). */
    static Terminal ofProcess(Map<String, String> environment) {
        boolean plain = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Terminal(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)),
                new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                !plain && Boolean.getBoolean(TERMINAL_PROPERTY),
                Boolean.getBoolean(TERMINAL_PROPERTY));
    }

    /** Writes a line of the result. */
    void print(String line) throws IOException {
        output.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Writes bytes of the result as they are. */
    void print(byte[] bytes) throws IOException {
        output.write(bytes);
    }

    /** Makes what was printed visible now. */
    void flush() throws IOException {
        output.flush();
    }

    /** Says something that is no result. */
    void tell(String line) {
        errors.print(line + "\n");
    }

    /** Shows a line on a terminal that the next one replaces; the empty one takes it away (ECMA-48: EL). */
    void status(String line) {
        errors.print("\r\u001b[K" + line);
        errors.flush();
    }

    /** Says whether a person reads the messages as they come. */
    boolean isInteractive() {
        return interactive;
    }

    /** Says whether the messages may be coloured. */
    boolean colour() {
        return colour;
    }
}
