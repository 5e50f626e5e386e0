package org.syscalltrack.dsl.analysis;

/** There are more cases than are worth looking at; nothing is said then. */
final class TooManyCasesException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyCasesException() {
        super("too many cases", null, false, false);
    }
}
