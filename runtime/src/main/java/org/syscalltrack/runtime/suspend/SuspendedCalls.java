package org.syscalltrack.runtime.suspend;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.plan.TimeoutAction;
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
        List<SuspendedCall> calls = all();
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
                if (call.process() == process && store(map, call, State.RESUMED)) {
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

    /** Says whether {@link #tidy} has something to do. */
    public boolean isUntidy(long now) {
        return all().stream().anyMatch(call -> call.isOver(now) || hasEnded(call));
    }

    /** Does with the calls whose time is over what their rules say, and forgets those whose threads have ended. */
    public void tidy(long now) {
        eachIn(map -> all().forEach(call -> {
            if (hasEnded(call)) {
                kernel.delete(map, call.thread());
            } else if (call.isOver(now)) {
                end(map, call);
            }
        }));
    }

    private boolean hasEnded(SuspendedCall call) {
        return !kernel.signal(call.thread(), NONE);
    }

    private List<SuspendedCall> all() {
        List<SuspendedCall> calls = new ArrayList<>();
        eachIn(map -> {
            for (int thread : kernel.keys(map)) {
                kernel.find(map, thread)
                        .map(value -> SuspendedCall.of(thread, value))
                        .ifPresent(calls::add);
            }
        });
        return calls;
    }

    private void end(BpfHandle map, SuspendedCall call) {
        if (call.atEnd() == TimeoutAction.KILL) {
            kernel.signal(call.process(), SIGKILL);
        } else if (store(map, call, call.atEnd() == TimeoutAction.FAIL ? State.FAILED : State.RESUMED)) {
            kernel.signal(call.process(), SIGCONT);
        }
    }

    /** Stores a call's state; says whether the call is there still. */
    private boolean store(BpfHandle map, SuspendedCall call, State state) {
        Optional<byte[]> value = kernel.find(map, call.thread());
        value.ifPresent(bytes -> {
            ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).putInt(SuspendedCall.STATE_OFFSET, state.number());
            kernel.update(map, call.thread(), bytes);
        });
        return value.isPresent();
    }

    /** Lets go what the rules of other generations have stopped: those calls are made again and judged by the present rules. */
    public void release(int generation) {
        eachIn(map -> {
            for (SuspendedCall call : all()) {
                if (call.generation() != generation) {
                    kernel.delete(map, call.thread());
                    kernel.signal(call.process(), SIGCONT);
                }
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
