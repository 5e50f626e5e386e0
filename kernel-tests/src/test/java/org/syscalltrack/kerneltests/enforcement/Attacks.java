package org.syscalltrack.kerneltests.enforcement;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.syscalltrack.kerneltests.Guest;
import org.syscalltrack.kerneltests.TestProgram;

/** The C program that tries ways round a rule; {@code attacks.c} says what it prints. */
final class Attacks {
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final Path program;

    /** What an attack is after. */
    enum Aim {
        PATH,
        ADDRESS
    }

    Attacks() throws IOException {
        program = TestProgram.compile(
                "attacks", Attempts.resource("attacks.c"), TestProgram.Abi.X86_64, Path.of("target", "programs"));
    }

    /** The names of the attacks with an aim. */
    List<String> names(Aim aim) throws IOException {
        Process list = new ProcessBuilder(program.toString(), "list").start();
        List<String> names = new ArrayList<>();
        String lines = new String(list.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        lines.lines().map(line -> line.split(" ", -1)).forEach(words -> {
            if (Aim.valueOf(words[0].toUpperCase(Locale.ROOT)) == aim) {
                names.add(words[1]);
            }
        });
        return names;
    }

    /** Removes a file of {@code /tmp/v} by a name that is another one when the kernel comes to the hook: 0 or the error. */
    int rewrite(Guest guest, String first, String last) {
        String out = guest.run(program + " rewrite " + first + " " + last)
                .expectSuccess()
                .out();
        return Integer.parseInt(out.strip());
    }

    /** Makes attacks in a guest: what came of each. */
    Map<String, String> run(Guest guest, List<String> names) {
        String out = guest.run(program + " run " + String.join(" ", names), new byte[0], LIMIT)
                .expectSuccess()
                .out();
        Map<String, String> outcomes = new LinkedHashMap<>();
        out.lines().map(line -> line.split(" ", -1)).forEach(words -> outcomes.put(words[0], words[1]));
        return outcomes;
    }
}
