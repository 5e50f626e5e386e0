package org.syscalltrack.dsl.source;

/** A file that could not be loaded; the message is a reason for a user, such as "no such file". */
public final class SourceLoadException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With a reason that reads well behind "cannot read X: ". */
    public SourceLoadException(String reason, Throwable cause) {
        super(reason, cause);
    }

    /** With a reason that reads well behind "cannot read X: ". */
    public SourceLoadException(String reason) {
        super(reason);
    }

    /** The reason, never null. */
    public String reason() {
        String message = getMessage();
        return message == null ? "unknown reason" : message;
    }
}
