package org.syscalltrack.dsl.syntax;

/** Leaves productions up to the next point of recovery; the finding has been reported. */
final class AlreadyReported extends ParseException {
    private static final long serialVersionUID = 1L;
}
