package org.syscalltrack.dsl.catalog;

/** A catalog file that cannot be used. The message names the file, the line and what to do. */
public final class CatalogException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final int line;

    CatalogException(String file, int line, String message) {
        super(file + (line > 0 ? ":" + line : "") + ": " + message);
        this.file = file;
        this.line = line;
    }

    /** The file as it was named. */
    public String file() {
        return file;
    }

    /** The 1-based line, or 0 when the file as a whole is meant. */
    public int line() {
        return line;
    }
}
