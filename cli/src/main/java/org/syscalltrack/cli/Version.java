package org.syscalltrack.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** This program's version, which the build writes beside this class. */
final class Version {
    private Version() {}

    static String current() {
        try (InputStream text = Version.class.getResourceAsStream("version")) {
            if (text == null) {
                throw new IllegalStateException("the program is incomplete: its version is missing");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new IllegalStateException("the program's version cannot be read", e);
        }
    }
}
