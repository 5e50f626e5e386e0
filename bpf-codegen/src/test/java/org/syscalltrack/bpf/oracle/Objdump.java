package org.syscalltrack.bpf.oracle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What llvm-objdump makes of machine code. */
public final class Objdump {
    /** Slot, bytes, text; the text ends before a symbol in angle brackets that is not the instruction itself. */
    private static final Pattern LINE = Pattern.compile("\\s*(\\d+):\\t[0-9a-f ]+\\t(.*?)(?: <[^<> ]+>)?");

    private Objdump() {}

    /** The instructions of a file's code sections, each as {@code slot: text}. */
    public static List<String> disassemble(Path file, String... options) {
        List<String> arguments = new ArrayList<>(Arrays.asList(options));
        arguments.addAll(List.of("-d", file.toString()));
        List<String> lines = new ArrayList<>();
        for (String line : Tool.OBJDUMP.run(arguments.toArray(new String[0])).split("\n", -1)) {
            Matcher matcher = LINE.matcher(line);
            if (matcher.matches()) {
                lines.add(matcher.group(1) + ": " + matcher.group(2));
            }
        }
        return lines;
    }
}
