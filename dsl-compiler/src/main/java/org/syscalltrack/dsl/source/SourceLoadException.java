package org.syscalltrack.dsl.source;

/** A file that could not be loaded; the message is a reason for a user, such as "no such file". */
public final class SourceLoadException extends Exception {
    /** The reason of a file that is not there. */
    static final String NO_SUCH_FILE = "no such file";

    private static final long serialVersionUID = 1L;

    /** With a reason that reads well behind "cannot read X: ". */
    public SourceLoadException(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** With a reason that reads well behind "cannot read X: ". */
    public SourceLoadException(String reason) {
        super(reason);
    }

    /** Whether there is no such file, so that it may be looked for elsewhere. */
    public boolean isMissing() {
        return NO_SUCH_FILE.equals(getMessage());
    }

    /** The reason, never null. */
    public String reason() {
        String message = getMessage();
        return message == null ? "unknown reason" : message;
    }
}
