package org.syscalltrack.runtime.upload;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.bpf.asm.SourceLine;
import org.syscalltrack.runtime.object.CompiledObject;

/**
 * The end of a verifier's log: which instruction it refused and why. The log (kernel/bpf/verifier.c, log.c) lists the
 * instructions in the order of the walk, {@code 7: (79) r1 = *(u64 *)(r6 +16)}, and before the first one of a source
 * line its text, {@code ; text}, since 6.4 with its place, {@code ; text @ try.conf:4}. The reason follows the last
 * instruction; figures about the work done follow the reason.
 *
 * @param instruction the number of the last instruction that is listed, from the program's start; -1 for none
 * @param text the text of the last source line that is listed
 * @param why the last line that is neither of these
 */
record VerifierLog(
        int instruction, @Nullable String text, @Nullable String why) {
    private static final Pattern INSTRUCTION = Pattern.compile("(\\d+): \\([0-9a-f]{2}\\) .*");
    private static final Pattern PLACE = Pattern.compile(" @ [^@]+:\\d+$");

    static VerifierLog parse(String log) {
        int instruction = -1;
        @Nullable String text = null;
        @Nullable String why = null;
        for (String line : log.split("\n", -1)) {
            Matcher matcher = INSTRUCTION.matcher(line);
            if (matcher.matches()) {
                instruction = Integer.parseInt(matcher.group(1));
            } else if (line.startsWith("; ")) {
                text = PLACE.matcher(line.substring(2)).replaceFirst("");
            } else if (isReason(line)) {
                why = line.strip();
            }
        }
        return new VerifierLog(instruction, text, why);
    }

    /** Returns the line of the refused instruction, by its number or, in a subprogram, by the line's text. */
    Optional<SourceLine> line(CompiledObject object, String program) {
        Optional<SourceLine> byText = Optional.ofNullable(text).flatMap(object::lineWithText);
        if (instruction < 0) {
            return byText;
        }
        return object.lineOf(program, instruction).or(() -> byText);
    }

    Optional<String> reason() {
        return Optional.ofNullable(why);
    }

    /** Says whether a line is a sentence, and not a state ({@code R1=ctx()}), a jump's note or a figure. */
    private static boolean isReason(String line) {
        return !line.isBlank()
                && !line.startsWith("processed ")
                && !line.startsWith("verification time ")
                && !line.startsWith("stack depth ")
                && !line.startsWith("from ")
                && !line.matches("\\d+: R\\d.*|\\d+: \\(.*|R\\d+.*=.*|mark_precise: .*|\\d+: safe|.*\\bsafe");
    }
}
