package org.syscalltrack.dsl.event;

/** Bytes that are no event of the layout they name: another version's, or damage. */
public final class MalformedRecordException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what does not fit. */
    public MalformedRecordException(String message) {
        super(message);
    }
}
