package org.syscalltrack.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Shows on a terminal how much of some files was read; nowhere else. Thread-safe. */
final class Progress {
    private static final long EVERY_NANOSECONDS = 200_000_000L;
    private static final double MEBIBYTE = 1 << 20;

    private final Terminal terminal;
    private final long total;
    private final long start = System.nanoTime();
    private final AtomicLong read = new AtomicLong();
    private long shown = start;
    private volatile boolean visible;

    Progress(Terminal terminal, List<Path> files) {
        this.terminal = terminal;
        this.total = files.stream().mapToLong(Progress::size).sum();
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            // A pipe, whose end nobody knows.
            return 0;
        }
    }

    /** Returns the stream, whose bytes count as read. */
    InputStream counting(InputStream input) {
        return new FilterInputStream(input) {
            @Override
            public int read() throws IOException {
                int value = super.read();
                add(value < 0 ? 0 : 1);
                return value;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = super.read(bytes, offset, length);
                add(Math.max(0, count));
                return count;
            }
        };
    }

    private void add(int count) throws IOException {
        read.addAndGet(count);
        if (terminal.isInteractive()) {
            show();
        }
    }

    private synchronized void show() throws IOException {
        long now = System.nanoTime();
        if (now - shown < EVERY_NANOSECONDS) {
            return;
        }
        shown = now;
        terminal.flush();
        String part = total == 0
                ? ""
                : String.format(
                        Locale.ROOT, " of %.1f MiB (%d %%)", total / MEBIBYTE, Math.min(100, read.get() * 100 / total));
        terminal.status(String.format(
                Locale.ROOT, "read %.1f MiB%s, %d s", read.get() / MEBIBYTE, part, (now - start) / 1_000_000_000L));
        visible = true;
    }

    /** Takes the line away, before something else is printed and at the end. */
    void hide() {
        if (visible) {
            visible = false;
            terminal.status("");
        }
    }
}
