package org.syscalltrack.kerneltests;

/** A guest did not do what was asked; the message says what, and shows the console's end. */
public final class GuestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What went wrong. */
    public enum Kind {
        /** A kernel, a tool or a file that the guest needs is not on the host. */
        NOT_AVAILABLE,
        /** The guest died, or said nothing in time, before its agent's first line. */
        NOT_BOOTED,
        /** The kernel panicked, or an oops or a kernel warning made it panic. */
        PANICKED,
        /** The guest ended without a panic, as if powered off. */
        ENDED,
        /** The guest answers no more; it has been stopped. */
        HUNG,
        /** A step ran over its limit and was killed; the guest goes on. */
        STEP_OVER_LIMIT,
        /** A step that had to succeed did not. */
        STEP_FAILED
    }

    GuestException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    GuestException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    /** What went wrong, for code that must tell the cases apart. */
    public Kind kind() {
        return kind;
    }
}
