package org.syscalltrack.kerneltests.enforcement;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.syscalltrack.kerneltests.Guest;
import org.syscalltrack.kerneltests.TestProgram;

/** The C program that attempts calls and looks for their effects; {@code attempts.c} says what it prints. */
final class Attempts {
    private static final Path PROGRAMS = Path.of("target", "programs");
    private static final List<String> FILES = List.of(
            "attempts.h",
            "files.c",
            "contents.c",
            "processes.c",
            "sockets.c",
            "descriptors.c",
            "machine.c",
            "compat.c",
            "attempts.c");
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Path program;
    private final Map<String, String> calls;

    private Attempts(Path program, Map<String, String> calls) {
        this.program = program;
        this.calls = calls;
    }

    /** What came of one attempt: {@code 0} or the negative error, or {@code signalN}, and whether the effect is there. */
    record Outcome(String result, boolean effect) {
        @Override
        public String toString() {
            return result + (effect ? " with its effect" : " without effect");
        }
    }

    /** Compiles the program, and asks it which attempts it has. */
    static Attempts build() throws IOException, InterruptedException {
        StringBuilder source = new StringBuilder();
        for (String file : FILES) {
            source.append("#line 1 \"").append(file).append("\"\n").append(resource(file));
        }
        Path program = TestProgram.compile("attempts", source.toString(), TestProgram.Abi.X86_64, PROGRAMS);
        Process list = new ProcessBuilder(program.toString(), "list").start();
        Map<String, String> calls = new LinkedHashMap<>();
        String lines = new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        lines.lines().map(line -> line.split(" ", -1)).forEach(words -> calls.put(words[0], words[1]));
        if (list.waitFor() != 0) {
            throw new IOException(program + " list failed");
        }
        return new Attempts(program, calls);
    }

    static String resource(String name) throws IOException {
        try (InputStream text = Attempts.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(text, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * The name of the process that makes an attempt: as much as the kernel keeps (TASK_COMM_LEN).
     *
     * @param letter a capital letter, which no tool of the guest has in its name
     */
    static String processName(char letter, String attempt) {
        String name = letter + attempt;
        return name.substring(0, Math.min(15, name.length()));
    }

    /** Each attempt's name, and the call that it makes. */
    Map<String, String> calls() {
        return calls;
    }

    /** Makes attempts in a guest, each in its own place below a directory. */
    Map<String, Outcome> run(Guest guest, char letter, String directory, Iterable<String> names) {
        String out = guest.run(
                        program + " run " + letter + " " + directory + " " + String.join(" ", names),
                        new byte[0],
                        LIMIT)
                .expectSuccess()
                .out();
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        out.lines()
                .map(line -> line.split(" ", -1))
                .forEach(words -> outcomes.put(words[0], new Outcome(words[1], words[2].equals("1"))));
        return outcomes;
    }

    /** The command that begins attempts which rules stop. */
    String suspendCommand(char letter, String directory, Iterable<String> names) {
        return program + " suspend " + letter + " " + directory + " " + String.join(" ", names);
    }
}
