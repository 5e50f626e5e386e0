package org.syscalltrack.maven.build;

import java.io.IOException;

/** A step cannot go on: a file cannot be written, a setting is wrong. The message is the sentence for the user. */
public final class BuildException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With the sentence for the user. */
    public BuildException(String message) {
        super(message);
    }

    /** What could not be done with a file, and why. */
    BuildException(String what, IOException cause) {
        super(
                what + ": " + cause.getClass().getSimpleName().replaceFirst("Exception$", "") + " "
                        + cause.getMessage(),
                cause);
    }
}
