package org.syscalltrack.kerneltests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A running QEMU and the file its guest's console goes to. */
final class QemuProcess {
    private static final int SHOWN_CONSOLE_BYTES = 4000;
    private static final Set<Process> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(Process::destroyForcibly), "stop-guests"));
    }

    private final Process process;
    private final Path console;

    private QemuProcess(Process process, Path console) {
        this.process = process;
        this.console = console;
    }

    /**
     * Starts QEMU from a thread that lives as long as QEMU does: the parent-death signal that the
     * command asks for comes when the starting thread ends, not the process (prctl(2)).
     */
    static QemuProcess start(List<String> command, Path session, Path console) throws IOException {
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread keeper = new Thread(() -> keep(command, session, started), "guest-" + session.getFileName());
        keeper.setDaemon(true);
        keeper.start();
        try {
            return new QemuProcess(started.join(), console);
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof IOException cause ? cause : new IOException(failed);
        }
    }

    private static void keep(List<String> command, Path session, CompletableFuture<Process> started) {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectInput(Path.of("/dev/null").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(session.resolve("qemu.log").toFile())
                    .start();
        } catch (IOException failed) {
            started.completeExceptionally(failed);
            return;
        }
        RUNNING.add(process);
        started.complete(process);
        process.onExit().join();
        RUNNING.remove(process);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Waits for QEMU's end and says whether it came in time. */
    boolean endsWithin(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void stop() {
        process.destroyForcibly();
        endsWithin(Duration.ofSeconds(10));
    }

    /** Everything the guest's kernel and init wrote to the console, and QEMU's own messages. */
    String console() {
        Path qemuLog = console.resolveSibling("qemu.log");
        try {
            return text(console) + text(qemuLog);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String text(Path file) throws IOException {
        return Files.exists(file) ? new String(Files.readAllBytes(file), StandardCharsets.UTF_8).replace("\r", "") : "";
    }

    /** The console's end, for messages. */
    String consoleTail() {
        String all = console();
        String tail =
                all.substring(Math.max(0, all.length() - SHOWN_CONSOLE_BYTES)).strip();
        return "--- the console's end (" + console + ")\n" + (tail.isEmpty() ? "(nothing)" : tail);
    }

    /** The panic's line on the console, if there is one. */
    @Nullable String panic() {
        return console()
                .lines()
                .filter(line -> line.contains("Kernel panic"))
                .findFirst()
                .orElse(null);
    }
}
