package org.syscalltrack.kerneltests;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a guest is started.
 *
 * @param pace how its processors run
 * @param memoryMebibytes the guest's memory; a guest that runs the project's tools needs 1024
 * @param bootLimit time from QEMU's start to the agent's greeting
 * @param stepLimit time a step may take unless it is given its own
 * @param grace how long after its limit a step's answer may come before the guest counts as hung
 * @param logs host directory that gets a directory for each boot, with {@code console.log} in it
 * @param kernelParameters further parameters of the kernel, such as {@code lsm=capability}; or empty
 */
public record GuestSettings(
        Pace pace,
        int memoryMebibytes,
        Duration bootLimit,
        Duration stepLimit,
        Duration grace,
        Path logs,
        String kernelParameters) {

    /** How emulated time passes. */
    public enum Pace {
        /** Two processors, each a host thread: the quickest plain emulation. */
        QUICK,
        /**
         * Two processors that take turns in one host thread. Attaching a program, loading a module and even opening a
         * performance counter change the kernel's code while it runs; with a thread for each processor, QEMU 7.2 now and
         * then keeps the translation of code that is gone from memory, and the guest oopses in the middle of an instruction
         * or takes a breakpoint that is no more for ever.
         */
        IN_TURNS,
        /**
         * One processor whose clock is its instruction count: one guest nanosecond is one guest
         * instruction, so measured times are instruction counts and repeat.
         */
        COUNTED
    }

    /** Settings for tests; generous limits, since build machines are shared. */
    public static GuestSettings standard() {
        return new GuestSettings(
                Pace.IN_TURNS,
                2048,
                Duration.ofSeconds(120),
                Duration.ofSeconds(120),
                Duration.ofSeconds(30),
                Path.of("target", "guests"),
                "");
    }

    /** The same settings at another pace. */
    public GuestSettings withPace(Pace other) {
        return new GuestSettings(other, memoryMebibytes, bootLimit, stepLimit, grace, logs, kernelParameters);
    }

    /** The same settings with another {@code grace}. */
    public GuestSettings withGrace(Duration other) {
        return new GuestSettings(pace, memoryMebibytes, bootLimit, stepLimit, other, logs, kernelParameters);
    }

    /** The same settings with other {@code kernelParameters}. */
    public GuestSettings withKernelParameters(String other) {
        return new GuestSettings(pace, memoryMebibytes, bootLimit, stepLimit, grace, logs, other);
    }
}
