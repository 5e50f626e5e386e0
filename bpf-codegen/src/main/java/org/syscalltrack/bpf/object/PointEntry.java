package org.syscalltrack.bpf.object;

import org.syscalltrack.bpf.lower.Maps;

/**
 * A kernel function that carries our programs, as a line of the manifest names it.
 *
 * @param mechanism how the dispatcher is attached: {@code fentry}, {@code fexit}, {@code lsm} …
 * @param function the kernel's function, or the security hook without its prefix
 * @param dispatcher the program that is attached
 * @param decision the program that the dispatcher tail-calls
 * @param programs the program array that joins them
 */
public record PointEntry(String mechanism, String function, String dispatcher, String decision, String programs) {

    /** Returns the map of the programs that go on for the decision program; only large rule sets have it. */
    public String parts() {
        return programs.replace(Maps.PROGRAMS, Maps.PARTS);
    }

    /** Returns the name of the point's directory below {@code points/}: bpffs allows a colon, but no dot. */
    public String pinName() {
        return mechanism + ":" + function;
    }

    /** Returns the point as messages name it. */
    @Override
    public String toString() {
        return mechanism + " " + function;
    }
}
