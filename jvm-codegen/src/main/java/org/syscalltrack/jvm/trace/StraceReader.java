package org.syscalltrack.jvm.trace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.jvm.call.Availability;
import org.syscalltrack.jvm.call.ByteSlice;
import org.syscalltrack.jvm.call.RecordedCall;

/**
 * Reads what {@code strace -f -ttt -y -yy -v -s N} writes, to a file or to the terminal ({@code [pid 7]}); without
 * {@code -f} or {@code -ttt} the thread or the time is not known. The lines of an interrupted call ({@code <unfinished
 * ...>}, {@code <... x resumed>}) become one call, at the time at which it ended.
 */
public final class StraceReader implements TraceReader {
    private static final byte[] UNFINISHED = "<unfinished ...>".getBytes(StandardCharsets.ISO_8859_1);
    private static final byte[] RESUMED = " resumed>".getBytes(StandardCharsets.ISO_8859_1);

    /** EINTR and the kernel's own numbers for calls that it restarts (include/linux/errno.h). */
    private static final int INTERRUPTED = -4;

    private final Catalog catalog;
    private final Abi abi;
    private final StraceNumbers numbers;
    private final TracedThreads threads = new TracedThreads();
    private final Map<String, Optional<Resolved>> calls = new HashMap<>();
    private final StraceDecoder decoder;
    private final RecordedCall call;
    private long position;
    private long time;

    private record Resolved(SystemCall call, Entry entry, StraceEffect effect) {}

    /** Makes a reader of traces of native programs of an architecture. */
    public StraceReader(Catalog catalog, Architecture architecture) {
        this.catalog = catalog;
        this.abi = architecture.nativeAbi();
        this.numbers = new StraceNumbers(catalog);
        SystemCall first = catalog.find("openat").orElseThrow();
        this.decoder = new StraceDecoder(numbers, first);
        this.call = new RecordedCall(first, first.entries().get(0), decoder);
    }

    /**
     * Reads a trace to its end.
     *
     * @return how many lines it has
     * @throws IOException where the stream fails; damage in its text is told to the sink
     */
    @Override
    public long read(InputStream input, TraceSink sink) throws IOException {
        LineReader lines = new LineReader(input);
        while (lines.next()) {
            position = lines.number();
            line(lines.buffer(), lines.start(), lines.end(), sink);
        }
        return lines.number();
    }

    private void line(byte[] text, int start, int end, TraceSink sink) {
        int i = start;
        TracedThreads.Task thread;
        int id = 0;
        if (startsWith(text, i, end, "[pid ")) {
            i += 5;
        }
        int afterId = digits(text, i, end);
        if (afterId > i && afterId < end && (text[afterId] == ' ' || text[afterId] == ']' || text[afterId] == '<')) {
            id = (int) number(text, i, afterId);
            i = afterId;
            while (i < end && text[i] != ' ') {
                i++;
            }
        }
        while (i < end && text[i] == ' ') {
            i++;
        }
        thread = threads.get(id);
        i = time(text, i, end);
        if (i >= end) {
            damaged(sink, start == end, "the line ends before a call");
        } else if (startsWith(text, i, end, "+++ ")) {
            threads.remove(id);
        } else if (startsWith(text, i, end, "<... ")) {
            resumed(thread, text, i + 5, end, sink);
        } else if (!startsWith(text, i, end, "--- ") && !startsWith(text, i, end, "strace: ")) {
            begin(thread, text, i, end, sink);
        }
    }

    private void damaged(TraceSink sink, boolean empty, String reason) {
        if (!empty) {
            sink.damaged(position, reason);
        }
    }

    /**
     * Takes the time: {@code 1795431311.578846} of {@code -ttt}, seconds with micro- or nanoseconds. That of {@code -t} and
     * {@code -tt}, {@code 10:15:11.5}, lacks the day and is read over.
     *
     * @return where the rest of the line begins
     */
    private int time(byte[] text, int from, int end) {
        int point = digits(text, from, end);
        time = 0;
        if (point == from || point >= end) {
            return from;
        }
        int stop = point;
        if (text[point] == ':') {
            while (stop < end && text[stop] != ' ') {
                stop++;
            }
        } else {
            long fraction = 0;
            if (text[point] == '.') {
                stop = digits(text, point + 1, end);
                fraction = number(text, point + 1, stop);
                for (int digits = stop - point - 1; digits < 9; digits++) {
                    fraction *= 10;
                }
            }
            time = number(text, from, point) * 1_000_000_000L + fraction;
        }
        return Math.min(end, stop + 1);
    }

    private void resumed(TracedThreads.Task thread, byte[] text, int from, int end, TraceSink sink) {
        int mark = indexOf(text, from, end, RESUMED);
        if (mark < 0 || thread.unfinished.length == 0) {
            sink.damaged(position, "a call is resumed that was not begun");
            return;
        }
        int rest = mark + RESUMED.length;
        byte[] whole = Arrays.copyOf(thread.unfinished, thread.unfinished.length + end - rest);
        System.arraycopy(text, rest, whole, thread.unfinished.length, end - rest);
        thread.unfinished = new byte[0];
        begin(thread, whole, 0, whole.length, sink);
    }

    private void begin(TracedThreads.Task thread, byte[] text, int from, int end, TraceSink sink) {
        int open = from;
        while (open < end && isNameByte(text[open])) {
            open++;
        }
        if (open == from || open >= end || text[open] != '(') {
            sink.damaged(position, "no call stands here: " + LineReader.excerpt(text, from, end));
            return;
        }
        if (thread.directory.length == 0) {
            thread.directory = callersDirectory(text, open + 1, end);
        }
        String name = new String(text, from, open - from, StandardCharsets.ISO_8859_1);
        Optional<Resolved> found = calls.get(name);
        if (found == null) {
            found = resolve(name);
            calls.put(name, found);
        }
        if (endsWith(text, from, end, UNFINISHED)) {
            int stop = end - UNFINISHED.length;
            thread.unfinished = Arrays.copyOfRange(text, from, stop);
            return;
        }
        if (found.isEmpty()) {
            sink.damaged(position, "the catalog does not know the call " + name);
            return;
        }
        Resolved resolved = found.get();
        boolean wanted = sink.wants(resolved.entry);
        if (wanted || resolved.effect != StraceEffect.NONE) {
            finish(thread, resolved, text, open + 1, end, wanted, sink);
        }
    }

    private Optional<Resolved> resolve(String name) {
        return catalog.find(name)
                .flatMap(found ->
                        found.entry(abi).map(entry -> new Resolved(found, entry, StraceEffect.of(found.name()))));
    }

    private void finish(
            TracedThreads.Task thread,
            Resolved resolved,
            byte[] text,
            int from,
            int end,
            boolean wanted,
            TraceSink sink) {
        call.start(resolved.call, resolved.entry);
        call.setProcess(thread.values);
        if (thread.directory.length > 0) {
            call.workingDirectory().set(thread.directory, 0, thread.directory.length, false);
        }
        int close = decoder.start(resolved.call, abi, text, from, end);
        int equals = close < 0 ? -1 : close + 1;
        while (equals >= 0 && equals < end && text[equals] == ' ') {
            equals++;
        }
        if (equals < 0 || equals + 1 >= end || text[equals] != '=') {
            sink.damaged(
                    position,
                    "the call " + resolved.call.name() + " has no result: " + LineReader.excerpt(text, from, end));
            return;
        }
        result(text, equals + 2, end);
        if (wanted) {
            sink.call(call, time, position);
        }
        resolved.effect.apply(threads, thread, call, decoder);
    }

    /** {@code AT_FDCWD</home/me>} as the first argument tells where the thread is. */
    private static byte[] callersDirectory(byte[] text, int from, int end) {
        if (!startsWith(text, from, end, "AT_FDCWD</")) {
            return new byte[0];
        }
        int open = from + "AT_FDCWD".length();
        ByteSlice directory = ByteSlice.without(Availability.UNREADABLE);
        int close = StraceArguments.endOfAnnotation(text, from, open, end);
        if (close == open) {
            return new byte[0];
        }
        StraceStrings.unescape(text, open + 1, close, false, directory);
        return directory.toByteString().toByteArray();
    }

    /** {@code 3</etc/passwd>}, {@code -1 ENOENT (…)}, {@code 0x7f…}, {@code ?}, {@code ? ERESTARTSYS (…)}. */
    private void result(byte[] text, int from, int end) {
        int stop = from;
        while (stop < end && text[stop] != ' ' && text[stop] != '<') {
            stop++;
        }
        if (stop - from == 1 && text[from] == '?') {
            if (startsWith(text, stop, end, " ERESTART")) {
                call.setResult(INTERRUPTED);
            }
            return;
        }
        OptionalLong value = numbers.parse(text, from, stop, abi);
        if (value.isEmpty()) {
            call.setUnknownResult();
            return;
        }
        boolean failed = value.getAsLong() == -1 && stop + 1 < end && text[stop + 1] == 'E';
        call.setResult(failed ? errorNumber(text, stop + 1, end) : value.getAsLong());
    }

    private long errorNumber(byte[] text, int from, int end) {
        int stop = from;
        while (stop < end && isNameByte(text[stop])) {
            stop++;
        }
        OptionalLong number = numbers.parse(text, from, stop, abi);
        return number.isPresent() ? -number.getAsLong() : -1;
    }

    private static boolean isNameByte(byte c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || (c >= 'A' && c <= 'Z');
    }

    private static int digits(byte[] text, int from, int end) {
        int i = from;
        while (i < end && StraceArguments.isDigit(text[i])) {
            i++;
        }
        return i;
    }

    private static long number(byte[] text, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            value = value * 10 + text[i] - '0';
        }
        return value;
    }

    private static boolean startsWith(byte[] text, int from, int end, String prefix) {
        if (end - from < prefix.length()) {
            return false;
        }
        for (int i = 0; i < prefix.length(); i++) {
            if (text[from + i] != prefix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean endsWith(byte[] text, int from, int end, byte[] suffix) {
        int start = end - suffix.length;
        return start >= from && Arrays.equals(text, start, end, suffix, 0, suffix.length);
    }

    private static int indexOf(byte[] text, int from, int end, byte[] wanted) {
        for (int i = from; i + wanted.length <= end; i++) {
            if (Arrays.equals(text, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }
}
