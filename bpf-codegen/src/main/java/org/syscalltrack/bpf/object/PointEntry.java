package org.syscalltrack.bpf.object;

import java.util.List;
import java.util.stream.Stream;
import org.syscalltrack.bpf.hook.Mechanism;
import org.syscalltrack.bpf.kernel.KernelRange;
import org.syscalltrack.bpf.lower.Maps;

/**
 * A kernel function that carries our programs, as a line of the manifest names it.
 *
 * @param mechanism how the dispatcher is attached: {@code fentry}, {@code fexit}, {@code lsm} …
 * @param function the kernel's function, or the security hook without its prefix
 * @param dispatcher the program that is attached
 * @param decision the program that the dispatcher tail-calls
 * @param programs the program array that joins them
 * @param kernels where the point is to be used
 * @param alternatives the same point by other mechanisms, one of which serves where this one is not heard
 */
public record PointEntry(
        String mechanism,
        String function,
        String dispatcher,
        String decision,
        String programs,
        KernelRange kernels,
        List<PointEntry> alternatives) {
    /** Copies the list. */
    public PointEntry {
        alternatives = List.copyOf(alternatives);
    }

    /** A point without alternatives, on every kernel. */
    public PointEntry(String mechanism, String function, String dispatcher, String decision, String programs) {
        this(mechanism, function, dispatcher, decision, programs, KernelRange.ALL, List.of());
    }

    /** This point and its alternatives, the best first. */
    public List<PointEntry> choices() {
        return Stream.concat(Stream.of(this), alternatives.stream()).toList();
    }

    /** This point as the only choice. */
    PointEntry alone() {
        return with(List.of());
    }

    /** This point with other alternatives. */
    PointEntry with(List<PointEntry> others) {
        return new PointEntry(mechanism, function, dispatcher, decision, programs, kernels, others);
    }

    /** Whether calls pass the point before anything of them is carried out; the others are hooks and exits. */
    public boolean isEntry() {
        return mechanism.equals(Mechanism.FENTRY.prefix())
                || (mechanism.equals(Mechanism.SYS_ENTER.prefix()) && function.equals("sys_enter"));
    }

    /** Returns the map of the programs that go on for full ones; only large rule sets have it. */
    public String parts() {
        return Maps.partsOf(decision);
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
