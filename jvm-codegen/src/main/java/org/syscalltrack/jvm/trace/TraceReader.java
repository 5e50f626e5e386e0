package org.syscalltrack.jvm.trace;

import java.io.IOException;
import java.io.InputStream;

/** Turns a trace into calls, in constant memory. One reader reads one trace; it is not thread-safe. */
public interface TraceReader {
    /**
     * Reads a trace to its end.
     *
     * @param input its plain bytes; not closed
     * @return how many lines it has
     * @throws IOException where the stream fails; damage in its text is told to the sink
     */
    long read(InputStream input, TraceSink sink) throws IOException;
}
