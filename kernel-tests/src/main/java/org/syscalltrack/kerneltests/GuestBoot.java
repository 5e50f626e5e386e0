package org.syscalltrack.kerneltests;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import org.syscalltrack.kerneltests.AgentChannel.Deadline;

/**
 * One boot of a kernel: QEMU and the line to its agent.
 *
 * @param duration from QEMU's start to the agent's greeting
 */
record GuestBoot(QemuProcess qemu, AgentChannel agent, Duration duration) {

    /** Starts QEMU once; a failure is a GuestException of kind NOT_BOOTED. */
    static GuestBoot start(Kernel kernel, GuestSettings settings) {
        try {
            Path session = prepare(kernel, settings);
            try (AgentChannel.Listener listener = new AgentChannel.Listener()) {
                Path console = session.resolve("console.log");
                long begin = System.nanoTime();
                QemuProcess qemu = QemuProcess.start(
                        QemuCommand.of(kernel, settings, session, console, listener.path()), session, console);
                AgentChannel agent = greet(kernel, qemu, listener, settings.bootLimit());
                return new GuestBoot(qemu, agent, Duration.ofNanos(System.nanoTime() - begin));
            }
        } catch (IOException failed) {
            throw new GuestException(
                    GuestException.Kind.NOT_BOOTED, "cannot start a guest: " + failed.getMessage(), failed);
        }
    }

    private static AgentChannel greet(Kernel kernel, QemuProcess qemu, AgentChannel.Listener listener, Duration limit) {
        try {
            Deadline deadline = Deadline.in(limit);
            AgentChannel agent = listener.accept(deadline, qemu::isAlive);
            String greeting = agent.readLine(deadline);
            if (!greeting.startsWith("ready " + kernel.release() + " ")) {
                throw new IOException("the agent's greeting is '" + greeting + "'");
            }
            return agent;
        } catch (IOException | TimeoutException failed) {
            qemu.stop();
            throw new GuestException(
                    GuestException.Kind.NOT_BOOTED,
                    kernel.release() + " did not boot: " + failed.getMessage() + "\n" + qemu.consoleTail(),
                    failed);
        }
    }

    /** Fills the directory that the guest mounts as /session. */
    private static Path prepare(Kernel kernel, GuestSettings settings) throws IOException {
        Path logs = Files.createDirectories(settings.logs().toAbsolutePath());
        Path session = Files.createTempDirectory(logs, kernel.release() + "-");
        for (String script : new String[] {"init", "agent"}) {
            try (InputStream content = GuestBoot.class.getResourceAsStream(script)) {
                if (content == null) {
                    throw new IOException("the resource " + script + " is missing from this build");
                }
                Files.copy(content, session.resolve(script), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.writeString(session.resolve("modules"), kernel.modules() + "\n");
        Set<String> shown = new TreeSet<>();
        for (Path needed : new Path[] {Path.of("").toAbsolutePath(), kernel.directory(), session}) {
            Path real = needed.toRealPath();
            if (real.startsWith("/tmp") || real.startsWith("/run")) {
                shown.add("/" + real.subpath(0, Math.min(2, real.getNameCount())));
            }
        }
        StringBuilder lines = new StringBuilder();
        shown.forEach(directory -> lines.append(directory).append('\n'));
        Files.writeString(session.resolve("shown-directories"), lines);
        return session;
    }

    void close() {
        qemu.stop();
        try {
            agent.close();
        } catch (IOException failed) {
            throw new GuestException(
                    GuestException.Kind.ENDED, "cannot close the agent's port: " + failed.getMessage(), failed);
        }
    }
}
