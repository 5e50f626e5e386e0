package org.syscalltrack.runtime.libbpf;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;

/** Catches what libbpf would print on standard error, so that it becomes part of our own messages. */
final class LibbpfLog {
    /** {@code LIBBPF_WARN} of bpf/libbpf.h; less urgent messages have higher numbers. */
    private static final int WARN = 0;

    private static final int LONGEST_MESSAGE = 16 * 1024;

    private final List<String> messages = new ArrayList<>();
    private final Memory buffer = new Memory(LONGEST_MESSAGE);
    /** libbpf keeps only the address: as long as it may call, this reference keeps the callback from collection. */
    private final LibBpf.PrintFunction function = this::print;

    /** Makes libbpf print here from now on. */
    void install() {
        LibBpf.libbpf_set_print(function);
    }

    /** Forgets the messages so far. */
    void clear() {
        messages.clear();
    }

    /** Returns the messages since the last {@link #clear()}, without {@code libbpf: }. */
    List<String> messages() {
        return List.copyOf(messages);
    }

    private int print(int level, Pointer format, Pointer arguments) {
        if (level > WARN) {
            return 0;
        }
        int length = LibC.vsnprintf(buffer, LONGEST_MESSAGE, format, arguments);
        String message = buffer.getString(0, "UTF-8").strip();
        messages.add(message.startsWith("libbpf: ") ? message.substring("libbpf: ".length()) : message);
        return length;
    }
}
