package org.syscalltrack.bpf.lower;

/**
 * A rule asks for something that this backend cannot carry. Caught where the rule is known, and told to the user as
 * the finding SCT0511 at the rule's place.
 */
public final class CannotLowerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Says what cannot be carried, and what to do instead, in one sentence. */
    public CannotLowerException(String message) {
        super(message, null, false, false);
    }
}
