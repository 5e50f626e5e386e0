package org.syscalltrack.dsl.plan;

/** A pattern that cannot be read; the reason is for a user. */
public final class GlobSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String reason;

    /** With a reason that reads well as a label under the pattern. */
    public GlobSyntaxException(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Why the pattern cannot be read. */
    public String reason() {
        return reason;
    }
}
