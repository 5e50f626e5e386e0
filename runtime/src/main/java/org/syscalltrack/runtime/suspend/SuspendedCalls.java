package org.syscalltrack.runtime.suspend;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.syscalltrack.runtime.bpf.BpfHandle;
import org.syscalltrack.runtime.bpf.BpfKernel;
import org.syscalltrack.runtime.suspend.SuspendedCall.State;

/** The calls that rules have stopped. Whoever changes them holds the state's lock. */
public final class SuspendedCalls {
    /** Signals of asm/signal.h; 0 only asks whether the process is there (kill(2)). */
    private static final int NONE = 0;

    private static final int SIGKILL = 9;
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
        return decide(call -> call.process() == process, State.RESUMED);
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

    /**
     * Does to the calls whose time is over what their rules say.
     *
     * @param now nanoseconds since boot, suspended time included
     * @return those calls
     */
    public List<SuspendedCall> expire(long now) {
        List<SuspendedCall> expired = new ArrayList<>();
        for (SuspendedCall call : list()) {
            if (call.deadline().isPresent() && call.deadline().getAsLong() <= now) {
                Predicate<SuspendedCall> itself = other -> other.equals(call);
                switch (call.onTimeout()) {
                    case RESUME -> decide(itself, State.RESUMED);
                    case FAIL -> decide(itself, State.REFUSED);
                    case KILL -> kernel.signal(call.process(), SIGKILL);
                }
                expired.add(call);
            }
        }
        return expired;
    }

    /** Stores a state first, then sends SIGCONT: whoever stops the call again between the two sees the state. */
    private List<SuspendedCall> decide(Predicate<SuspendedCall> which, State state) {
        List<SuspendedCall> decided = new ArrayList<>();
        eachIn(map -> {
            for (SuspendedCall call : list()) {
                byte[] value = kernel.find(map, call.thread()).orElse(null);
                if (which.test(call) && value != null) {
                    ByteBuffer.wrap(value)
                            .order(ByteOrder.nativeOrder())
                            .putInt(SuspendedCall.STATE_OFFSET, state.ordinal());
                    kernel.update(map, call.thread(), value);
                    decided.add(call);
                }
            }
        });
        decided.stream()
                .mapToInt(SuspendedCall::process)
                .distinct()
                .forEach(process -> kernel.signal(process, SIGCONT));
        return decided;
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
