package org.syscalltrack.cli;

/** An input cannot be used, or an output not be written. The message is the sentence for the user. */
final class InputException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InputException(String message) {
        super(message);
    }
}
