package org.syscalltrack.jvm.trace;

import com.github.luben.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;

/** The only class that needs the optional zstd library. */
final class ZstdInput {
    private ZstdInput() {}

    static InputStream open(InputStream input) throws IOException {
        return new ZstdInputStream(input);
    }
}
