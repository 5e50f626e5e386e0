package org.syscalltrack.runtime.ring;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.syscalltrack.runtime.bpf.BpfKernel;
import org.syscalltrack.runtime.counters.CounterReader;
import org.syscalltrack.runtime.counters.RuleCounters;
import org.syscalltrack.runtime.pin.PinnedState;

/** Tells when events found no room in the ring buffer, so that no gap in the log goes unseen. */
public final class DropWatch {
    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);

    private final CounterReader counters;
    private final PinnedState state;
    private final Consumer<String> listener;
    private final Map<Integer, Long> told = new HashMap<>();
    private long lastLook = System.nanoTime() - INTERVAL;

    /**
     * Makes a watch.
     *
     * @param listener takes a sentence whenever more events were dropped
     */
    public DropWatch(BpfKernel kernel, PinnedState state, Consumer<String> listener) {
        this.counters = new CounterReader(kernel);
        this.state = state;
        this.listener = listener;
    }

    /** Looks at the current rules' counters, once a second however often it is called. */
    public void look() {
        long now = System.nanoTime();
        if (now - lastLook < INTERVAL) {
            return;
        }
        lastLook = now;
        int generation = state.generation();
        state.manifest(generation).ifPresent(manifest -> {
            long dropped =
                    counters
                            .read(
                                    state.layout().generation(generation).counters(),
                                    manifest.rules().size())
                            .stream()
                            .mapToLong(RuleCounters::dropped)
                            .sum();
            if (dropped > told.getOrDefault(generation, 0L)) {
                told.put(generation, dropped);
                listener.accept(dropped
                        + (dropped == 1 ? " event was" : " events were")
                        + " dropped since the upload, because the ring buffer was full");
            }
        });
    }
}
