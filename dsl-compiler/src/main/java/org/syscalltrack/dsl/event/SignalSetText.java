package org.syscalltrack.dsl.event;

import java.util.ArrayList;
import java.util.List;

/**
 * Sets of signals as strace writes them: names without {@code SIG}, {@code ~[...]} where more than half are in the set.
 * The numbers are those of include/uapi/asm-generic/signal.h, which x86, arm64 and riscv64 share.
 */
final class SignalSetText {
    private static final List<String> NAMES = List.of(
            "HUP", "INT", "QUIT", "ILL", "TRAP", "ABRT", "BUS", "FPE", "KILL", "USR1", "SEGV", "USR2", "PIPE", "ALRM",
            "TERM", "STKFLT", "CHLD", "CONT", "STOP", "TSTP", "TTIN", "TTOU", "URG", "XCPU", "XFSZ", "VTALRM", "PROF",
            "WINCH", "IO", "PWR", "SYS");

    private SignalSetText() {}

    static void appendTo(StringBuilder out, long set) {
        boolean inverted = Long.bitCount(set) > Long.SIZE * 2 / 3;
        long shown = inverted ? ~set : set;
        List<String> words = new ArrayList<>();
        for (int bit = 0; bit < Long.SIZE; bit++) {
            if ((shown >>> bit & 1) != 0) {
                words.add(name(bit));
            }
        }
        out.append(inverted ? "~[" : "[").append(String.join(" ", words)).append(']');
    }

    private static String name(int bit) {
        if (bit < NAMES.size()) {
            return NAMES.get(bit);
        }
        int realTime = bit - NAMES.size();
        return realTime == 0 ? "RTMIN" : "RT_" + realTime;
    }
}
