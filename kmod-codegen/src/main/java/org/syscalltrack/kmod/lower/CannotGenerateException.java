package org.syscalltrack.kmod.lower;

/** A rule asks for something that a kernel module cannot do; the message says what, for the rule's author. */
public final class CannotGenerateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CannotGenerateException(String message) {
        super(message);
    }
}
