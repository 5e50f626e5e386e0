package org.syscalltrack.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.syscalltrack.driver.ToolVersion;

/** What a user can send us when the program itself is at fault. */
final class DefectReport {
    private DefectReport() {}

    /**
     * Writes the report into a new file that only its owner can read.
     *
     * @return the sentence for the user
     */
    static String write(String program, List<String> arguments, Throwable defect) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        out.println("syscalltrack " + versionOrUnknown());
        out.println("command: " + String.join(" ", arguments));
        out.println("java: " + System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        out.println("system: " + System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                + System.getProperty("os.arch"));
        defect.printStackTrace(out);
        try {
            Path file = Files.createTempFile(program + "-defect-", ".txt");
            Files.writeString(file, text.toString());
            return "this is a defect of syscalltrack, not of your input; please send us the report in " + file;
        } catch (IOException e) {
            return "this is a defect of syscalltrack, not of your input: " + defect
                    + " (a report could not be written: " + e.getMessage() + ")";
        }
    }

    private static String versionOrUnknown() {
        try {
            return ToolVersion.current();
        } catch (IllegalStateException e) {
            return "of an unknown version";
        }
    }
}
