package org.syscalltrack.runtime.object;

/** Bytes that are no object of ours: damage, another tool's object, or another version's. */
public final class MalformedObjectException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Says what does not fit, without the file's name. */
    public MalformedObjectException(String message) {
        super(message);
    }
}
