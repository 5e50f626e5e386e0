package org.syscalltrack.kerneltests;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.syscalltrack.kerneltests.AgentChannel.Deadline;

/**
 * A running kernel that plays steps.
 *
 * <p>Its root is the host's file system, read-only, with a layer in memory above it: the guest may
 * change and remove anything, and nothing reaches the host. {@code /tmp} and {@code /run} are empty
 * file systems of its own. What the host changes after the guest has looked at it may stay unseen,
 * so files for a running guest are written with {@link #write}.
 *
 * <p>Steps run one at a time, in the order of the calls; the methods may be called from any thread.
 */
public final class Guest implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Guest.class.getName());

    /** The status of a shell command that SIGKILL ended. */
    private static final int KILLED = 128 + 9;

    private final Kernel kernel;
    private final GuestSettings settings;
    private final GuestBoot boot;
    private int jobs;

    private Guest(Kernel kernel, GuestSettings settings, GuestBoot boot) {
        this.kernel = kernel;
        this.settings = settings;
        this.boot = boot;
    }

    /**
     * Boots a kernel and waits for its agent. About one boot in eighteen dies before its first line,
     * by no fault of what is tested: such a boot is tried once more, and the log says so.
     *
     * @throws GuestException of kind NOT_AVAILABLE or NOT_BOOTED
     */
    public static Guest boot(Kernel kernel, GuestSettings settings) {
        HostTools.require();
        try {
            return new Guest(kernel, settings, GuestBoot.start(kernel, settings));
        } catch (GuestException firstFailure) {
            LOG.log(Level.WARNING, "booting {0} a second time: {1}", kernel.release(), firstFailure.getMessage());
            return new Guest(kernel, settings, GuestBoot.start(kernel, settings));
        }
    }

    /** The kernel this guest runs. */
    public Kernel kernel() {
        return kernel;
    }

    /** Time from QEMU's start to the agent's greeting. */
    public Duration bootTime() {
        return boot.duration();
    }

    /** The process id of this guest's QEMU on the host. */
    public long qemuPid() {
        return boot.qemu().pid();
    }

    /** Everything the guest has written to its console so far. */
    public String console() {
        return boot.qemu().console();
    }

    /** Whether QEMU runs; false after a panic or {@link #close}. */
    public boolean isAlive() {
        return boot.qemu().isAlive();
    }

    /** Runs a bash script as root in {@code /root}, with empty input, within the settings' limit. */
    public StepResult run(String script) {
        return run(script, new byte[0], settings.stepLimit());
    }

    /**
     * Runs a bash script in the guest.
     *
     * @param input what its standard input gives
     * @param limit after which the script and all it started in its process group are killed; at
     *     least a second
     * @throws GuestException of kind PANICKED, ENDED or HUNG when the guest is lost, of kind
     *     STEP_OVER_LIMIT when only the step is
     */
    public synchronized StepResult run(String script, byte[] input, Duration limit) {
        byte[] scriptBytes = script.getBytes(StandardCharsets.UTF_8);
        String head = "run " + Math.max(1, limit.toSeconds()) + " " + scriptBytes.length + " " + input.length + "\n";
        Deadline deadline = Deadline.in(limit.plus(settings.grace()));
        try {
            AgentChannel agent = boot.agent();
            agent.write(head.getBytes(StandardCharsets.UTF_8), deadline);
            agent.write(scriptBytes, deadline);
            agent.write(input, deadline);
            String[] answer = agent.readLine(deadline).split(" ", -1);
            Duration duration = Duration.ofNanos(Long.parseLong(answer[1]) * 1000);
            byte[] output = agent.readBytes(Integer.parseInt(answer[2]), deadline);
            byte[] errors = agent.readBytes(Integer.parseInt(answer[3]), deadline);
            boolean overLimit = answer[0].equals("over-limit");
            StepResult result =
                    new StepResult(script, overLimit ? KILLED : Integer.parseInt(answer[0]), duration, output, errors);
            if (overLimit) {
                throw new GuestException(
                        GuestException.Kind.STEP_OVER_LIMIT,
                        "a step in " + kernel.release() + " ran over its limit of " + limit.toSeconds() + " s\n"
                                + result);
            }
            return result;
        } catch (TimeoutException silent) {
            close();
            throw new GuestException(
                    GuestException.Kind.HUNG,
                    kernel.release() + " gave no answer within "
                            + limit.plus(settings.grace()).toSeconds()
                            + " s and was stopped; the step was\n$ " + script + "\n"
                            + boot.qemu().consoleTail(),
                    silent);
        } catch (IOException lost) {
            throw lost(script, lost);
        }
    }

    private GuestException lost(String script, IOException cause) {
        boot.qemu().endsWithin(Duration.ofSeconds(10));
        close();
        String panic = boot.qemu().panic();
        String what = panic == null ? " ended (" + cause.getMessage() + ")" : " panicked: " + panic;
        return new GuestException(
                panic == null ? GuestException.Kind.ENDED : GuestException.Kind.PANICKED,
                kernel.release() + what + "\nthe step was\n$ " + script + "\n"
                        + boot.qemu().consoleTail(),
                cause);
    }

    /** Writes a file in the guest, making its directory where needed. */
    public void write(String path, byte[] content) {
        String quoted = GuestJob.quote(path);
        run("mkdir -p \"$(dirname " + quoted + ")\" && cat >" + quoted, content, settings.stepLimit())
                .expectSuccess();
    }

    /** Writes a text file in the guest, in UTF-8. */
    public void write(String path, String content) {
        write(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Reads a file of the guest. */
    public byte[] read(String path) {
        return run("cat " + GuestJob.quote(path)).expectSuccess().outBytes();
    }

    /** Starts a bash script that runs beside the following steps. */
    public GuestJob start(String script) {
        int number;
        synchronized (this) {
            number = ++jobs;
        }
        return GuestJob.start(this, "/run/agent/job-" + number, script);
    }

    /** Stops the guest; nothing of it remains but its logs. */
    @Override
    public void close() {
        boot.close();
    }
}
