package org.syscalltrack.cli;

/** The arguments are well formed but do not go together. The message is the sentence for the user. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
