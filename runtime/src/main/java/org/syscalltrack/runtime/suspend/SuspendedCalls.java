package org.syscalltrack.runtime.suspend;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.runtime.bpf.BpfHandle;
import org.syscalltrack.runtime.bpf.BpfKernel;
import org.syscalltrack.runtime.suspend.SuspendedCall.State;

/** The calls that rules have stopped. Whoever changes them holds the state's lock. */
public final class SuspendedCalls {
    /** Signals of asm/signal.h; 0 only asks whether the process is there (kill(2)). */
    private static final int NONE = 0;

    private static final int SIGCONT = 18;

    private final BpfKernel kernel;
    private final Path pin;

    /** Looks at the map that is pinned there; where nothing is, no call waits. */
    public SuspendedCalls(BpfKernel kernel, Path pin) {
        this.kernel = kernel;
        this.pin = pin;
    }

    /** Returns the calls that wait, the oldest first. */
    public List<SuspendedCall> list() {
        List<SuspendedCall> calls = new ArrayList<>();
        eachIn(map -> {
            for (int thread : kernel.keys(map)) {
                kernel.find(map, thread)
                        .map(value -> SuspendedCall.of(thread, value))
                        .ifPresent(calls::add);
            }
        });
        calls.removeIf(call -> call.state() != State.STOPPED || !kernel.signal(call.process(), NONE));
        calls.sort((a, b) -> Long.compare(a.since(), b.since()));
        return calls;
    }

    /**
     * Lets the calls of a process be carried out, once each.
     *
     * @return those calls; empty where none of them waits
     */
    public List<SuspendedCall> resume(int process) {
        List<SuspendedCall> resumed = new ArrayList<>();
        eachIn(map -> {
            for (SuspendedCall call : list()) {
                byte[] value = kernel.find(map, call.thread()).orElse(null);
                if (call.process() == process && value != null) {
                    ByteBuffer.wrap(value)
                            .order(ByteOrder.nativeOrder())
                            .putInt(SuspendedCall.STATE_OFFSET, State.RESUMED.ordinal());
                    kernel.update(map, call.thread(), value);
                    resumed.add(call);
                }
            }
        });
        // After the states: whoever stops such a call again in between sees its state.
        if (!resumed.isEmpty()) {
            kernel.signal(process, SIGCONT);
        }
        return resumed;
    }

    /** Lets go what the rules of other generations have stopped: those calls are made again and judged by the present rules. */
    public void release(int generation) {
        eachIn(map -> {
            for (int thread : kernel.keys(map)) {
                kernel.find(map, thread)
                        .map(value -> SuspendedCall.of(thread, value))
                        .filter(call -> call.generation() != generation)
                        .ifPresent(call -> {
                            kernel.delete(map, thread);
                            kernel.signal(call.process(), SIGCONT);
                        });
            }
        });
    }

    private interface MapUse {
        void use(BpfHandle map);
    }

    private void eachIn(MapUse use) {
        kernel.open(pin).ifPresent(handle -> {
            try (BpfHandle map = handle) {
                use.use(map);
            }
        });
    }
}
