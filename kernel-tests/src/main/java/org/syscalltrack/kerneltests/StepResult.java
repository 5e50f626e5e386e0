package org.syscalltrack.kerneltests;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What one step in a guest came to. */
public final class StepResult {
    private final String script;
    private final int status;
    private final Duration duration;
    private final byte[] output;
    private final byte[] errors;

    StepResult(String script, int status, Duration duration, byte[] output, byte[] errors) {
        this.script = script;
        this.status = status;
        this.duration = duration;
        this.output = output;
        this.errors = errors;
    }

    /** The step's exit status as bash gives it: 128 + N when signal N ended it. */
    public int status() {
        return status;
    }

    /** How long the step ran, by the guest's clock. */
    public Duration duration() {
        return duration;
    }

    /** Standard output as UTF-8 text. */
    public String out() {
        return new String(output, StandardCharsets.UTF_8);
    }

    /** Standard error as UTF-8 text. */
    public String err() {
        return new String(errors, StandardCharsets.UTF_8);
    }

    /** Standard output, byte for byte. */
    public byte[] outBytes() {
        return output.clone();
    }

    /** Standard error, byte for byte. */
    public byte[] errBytes() {
        return errors.clone();
    }

    /**
     * This result, if the step ended with status 0.
     *
     * @throws GuestException with the script, the status and all output otherwise
     */
    public StepResult expectSuccess() {
        if (status != 0) {
            throw new GuestException(GuestException.Kind.STEP_FAILED, "a step in the guest failed\n" + this);
        }
        return this;
    }

    @Override
    public String toString() {
        return "$ " + script.strip() + "\nstatus " + status + " after " + duration.toMillis() + " ms\n--- output\n"
                + out() + "--- errors\n" + err();
    }
}
