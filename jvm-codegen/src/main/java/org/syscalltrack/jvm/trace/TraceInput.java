package org.syscalltrack.jvm.trace;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** Opens traces, whatever they are compressed by, told by their first bytes. */
public final class TraceInput {
    private static final int BUFFER = 1 << 16;

    private TraceInput() {}

    /**
     * Returns the plain bytes of a stream that may be compressed by gzip (RFC 1952) or zstd (RFC 8878).
     *
     * @throws IOException where the stream fails, or is compressed by zstd and the library for it is not there
     */
    public static BufferedInputStream decompressed(InputStream input) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(input, BUFFER);
        buffered.mark(4);
        byte[] magic = buffered.readNBytes(4);
        buffered.reset();
        if (magic.length >= 2 && (magic[0] & 0xff) == 0x1f && (magic[1] & 0xff) == 0x8b) {
            return new BufferedInputStream(new GZIPInputStream(buffered, BUFFER), BUFFER);
        }
        boolean zstd = magic.length == 4
                && (magic[0] & 0xff) == 0x28
                && (magic[1] & 0xff) == 0xb5
                && (magic[2] & 0xff) == 0x2f
                && (magic[3] & 0xff) == 0xfd;
        return zstd ? new BufferedInputStream(zstd(buffered), BUFFER) : buffered;
    }

    private static InputStream zstd(InputStream input) throws IOException {
        try {
            return ZstdInput.open(input);
        } catch (NoClassDefFoundError e) {
            throw new IOException(
                    "the trace is compressed by zstd: put com.github.luben:zstd-jni on the class path, or decompress it"
                            + " first (zstd -d)",
                    e);
        }
    }
}
