package org.syscalltrack.runtime.kernel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the kernel preempts itself, which matters to programs at security hooks
 * ({@code docs/decisions/0021-scratch-of-hook-programs.md}).
 */
public final class Preemption {
    /** What is in force stands in parentheses: {@code none (voluntary) full} (kernel/sched/debug.c). */
    private static final String CHOICE = "sys/kernel/debug/sched/preempt";

    private static final String VERSION = "proc/version";
    /** A kernel that was built to preempt says {@code SMP PREEMPT} or {@code SMP PREEMPT_RT} (init/Makefile). */
    private static final Pattern BUILT_SO = Pattern.compile(" PREEMPT(_RT)? ");

    private static final Pattern CHOSEN = Pattern.compile("\\((full|lazy)\\)");

    private Preemption() {}

    /**
     * Says whether a task can be preempted inside the kernel.
     *
     * @param root the directory that holds {@code proc} and {@code sys}: the root directory, but in tests
     */
    public static boolean isFull(Path root) {
        return read(root.resolve(CHOICE))
                .map(choice -> CHOSEN.matcher(choice).find())
                .orElseGet(() -> read(root.resolve(VERSION))
                        .map(version -> BUILT_SO.matcher(version).find())
                        .orElse(false));
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
