package org.syscalltrack.lsp;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicInteger;

/** Defects of ours: told on standard error, which clients keep as the server's log, and counted. */
final class Defects {
    private static final AtomicInteger COUNT = new AtomicInteger();

    private Defects() {}

    static void report(Throwable defect) {
        COUNT.incrementAndGet();
        StringWriter text = new StringWriter();
        defect.printStackTrace(new PrintWriter(text));
        System.err.println("sctc lsp: this is a defect of syscalltrack, please report it:\n" + text);
    }

    /** How many there were. */
    static int count() {
        return COUNT.get();
    }
}
