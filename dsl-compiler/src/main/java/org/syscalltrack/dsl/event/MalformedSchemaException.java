package org.syscalltrack.dsl.event;

/** An event schema that this version cannot read: another version's, or damage. */
public final class MalformedSchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Says what does not fit.
     *
     * @param line the line's number from 1
     * @param problem what is wrong in it
     */
    public MalformedSchemaException(int line, String problem) {
        super("event schema, line " + line + ": " + problem);
    }
}
