package org.syscalltrack.kerneltests;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A script that runs in a guest beside the steps. */
public final class GuestJob {
    private final Guest guest;
    private final String directory;
    private final String script;

    private GuestJob(Guest guest, String directory, String script) {
        this.guest = guest;
        this.directory = directory;
        this.script = script;
    }

    static GuestJob start(Guest guest, String directory, String script) {
        guest.write(directory + "/script", script);
        // The outer shell outlives any signal to the job and notes its status. set -m gives each
        // its own process group, and keeps bash from making the job ignore SIGINT.
        guest.run("""
                set -m
                cd %s
                (
                    set -m
                    cd /root
                    bash %1$s/script </dev/null >%1$s/out 2>%1$s/err 3>&- &
                    echo $! >%1$s/pid
                    wait $!
                    echo $? >%1$s/status.new
                    mv %1$s/status.new %1$s/status
                ) </dev/null >/dev/null 2>&1 &
                disown
                until [[ -s pid ]]; do sleep 0.02; done
                """.formatted(directory)).expectSuccess();
        return new GuestJob(guest, directory, script);
    }

    /** Sends a signal, such as {@code INT}, to the job and all it started. */
    public void signal(String name) {
        guest.run("kill -s " + quote(name) + " -- -$(<" + directory + "/pid)").expectSuccess();
    }

    /** Standard output so far. */
    public String out() {
        return new String(guest.read(directory + "/out"), StandardCharsets.UTF_8);
    }

    /** Standard error so far. */
    public String err() {
        return new String(guest.read(directory + "/err"), StandardCharsets.UTF_8);
    }

    /**
     * Waits until the job's output holds a text.
     *
     * @throws GuestException when the limit passes or the job ends first
     */
    public void awaitOutput(String text, Duration limit) {
        StepResult waited = guest.run("""
                cd %s
                until grep -qF -- %s out; do
                    if [[ -e status ]]; then grep -qF -- %2$s out; exit; fi
                    sleep 0.05
                done
                """.formatted(directory, quote(text)), new byte[0], limit);
        if (waited.status() != 0) {
            throw new GuestException(
                    GuestException.Kind.STEP_FAILED,
                    "the job ended without the output '" + text + "'\n$ " + script + "\n--- output\n" + out()
                            + "--- errors\n" + err());
        }
    }

    /**
     * Waits for the job's end.
     *
     * @throws GuestException of kind STEP_OVER_LIMIT when the limit passes first
     */
    public StepResult await(Duration limit) {
        StepResult waited = guest.run(
                "cd " + directory + "; until [[ -e status ]]; do sleep 0.05; done; cat status", new byte[0], limit);
        return new StepResult(
                script,
                Integer.parseInt(waited.expectSuccess().out().strip()),
                waited.duration(),
                guest.read(directory + "/out"),
                guest.read(directory + "/err"));
    }

    /** A word that bash reads back as exactly this text. */
    static String quote(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}
