package org.syscalltrack.driver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The version of these tools, which the build writes beside this class. */
public final class ToolVersion {
    private ToolVersion() {}

    /** Returns it, such as {@code 0.1.0}. */
    public static String current() {
        try (InputStream text = ToolVersion.class.getResourceAsStream("version")) {
            if (text == null) {
                throw new IllegalStateException("the program is incomplete: its version is missing");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException("the program's version cannot be read", e);
        }
    }
}
