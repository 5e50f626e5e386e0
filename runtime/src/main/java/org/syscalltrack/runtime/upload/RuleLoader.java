package org.syscalltrack.runtime.upload;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.syscalltrack.runtime.MachineException;
import org.syscalltrack.runtime.bpf.BpfHandle;
import org.syscalltrack.runtime.bpf.BpfKernel;
import org.syscalltrack.runtime.object.CompiledObject;
import org.syscalltrack.runtime.pin.PinLayout;
import org.syscalltrack.runtime.pin.PinnedState;
import org.syscalltrack.runtime.pin.StateLock;
import org.syscalltrack.runtime.suspend.SuspendedCall;
import org.syscalltrack.runtime.suspend.SuspendedCalls;

/**
 * Changes the rules in the kernel. Each method takes the state's lock, so that two commands come one after the other,
 * refuses pins of another version, and first cleans up after a command that was killed. All of them throw
 * {@link MachineException} where the machine cannot do what is asked.
 */
public final class RuleLoader {
    private final BpfKernel kernel;
    private final PinnedState state;
    private final Path lockDirectory;

    /**
     * Makes a loader.
     *
     * @param lockDirectory where the locks lie, {@code /run}
     */
    public RuleLoader(BpfKernel kernel, PinnedState state, Path lockDirectory) {
        this.kernel = kernel;
        this.state = state;
        this.lockDirectory = lockDirectory;
    }

    /** Makes the directories that the rules are pinned in. Does nothing where they are there. */
    public void prepare() {
        locked(() -> {
            makeDirectories();
            return true;
        });
    }

    /**
     * Replaces the rules by those of an object: all or none of them.
     *
     * @return the generation that is now current
     * @throws VerifierException where the kernel's verifier refuses a program
     */
    public int upload(CompiledObject object) {
        return locked(() -> {
            makeDirectories();
            return Upload.upload(kernel, state, object);
        });
    }

    /**
     * Removes all rules; no call is looked at any more. The events that are still queued can be read.
     *
     * @return whether there were any
     */
    public boolean delete() {
        return locked(this::deleteRules);
    }

    /**
     * Removes all rules and everything that is pinned.
     *
     * @return whether there was anything
     * @throws MachineException where a reader still holds the events
     */
    public boolean unload() {
        return locked(() -> {
            if (!state.exists()) {
                return false;
            }
            StateLock reader =
                    StateLock.tryTake(lockDirectory, StateLock.Kind.READER).orElseThrow(this::busy);
            try {
                deleteRules();
                new Tidier(kernel, state).removeTree(state.layout().root());
                return true;
            } finally {
                reader.close();
            }
        });
    }

    /**
     * Lets the stopped calls of a process be carried out, once each.
     *
     * @return those calls; empty where none of them waits
     */
    public List<SuspendedCall> resume(int process) {
        return locked(() -> new SuspendedCalls(kernel, state.layout().suspended()).resume(process));
    }

    /**
     * Does with the stopped calls whose timeout is over what their rules say, and forgets those whose threads have ended.
     * Nothing in the kernel wakes a stopped process (decision 0132), so whoever reads the events asks for this now and
     * then. Where another command changes the state just now, it waits for the next time.
     *
     * @param now nanoseconds since boot, suspended time included
     */
    public void tidyStoppedCalls(long now) {
        SuspendedCalls calls = new SuspendedCalls(kernel, state.layout().suspended());
        if (calls.isUntidy(now)) {
            StateLock.tryTake(lockDirectory, StateLock.Kind.STATE).ifPresent(lock -> {
                try {
                    calls.tidy(now);
                } finally {
                    lock.close();
                }
            });
        }
    }

    private MachineException busy() {
        return new MachineException("Device or resource busy: "
                + StateLock.owner(lockDirectory, StateLock.Kind.READER)
                        .map(process -> "sctlog (process " + process + ")")
                        .orElse("sctlog")
                + " still reads the events; end it first");
    }

    private <T> T locked(Supplier<T> change) {
        StateLock lock = StateLock.take(lockDirectory, StateLock.Kind.STATE);
        try {
            state.requireKnownVersion();
            return change.get();
        } finally {
            lock.close();
        }
    }

    private boolean deleteRules() {
        Tidier tidier = new Tidier(kernel, state);
        tidier.tidy();
        int current = state.generation();
        if (state.manifest(current).isEmpty()) {
            return false;
        }
        // The next generation is one without a manifest: its slots are empty and it uses no point.
        Upload.clearSlots(kernel, state, current + 1, Set.of());
        Upload.commit(kernel, state, current + 1);
        tidier.tidy();
        return true;
    }

    /** Makes the directories from the root down; the version first, so that no version meets pins without one. */
    private void makeDirectories() {
        PinLayout layout = state.layout();
        makeDirectory(layout.root());
        if (!Files.exists(layout.version())) {
            byte[] version = {PinLayout.FORMAT_VERSION, 0, 0, 0};
            try (BpfHandle map = kernel.createConstant("sct_version", version)) {
                kernel.pin(map, layout.version());
            }
        }
        makeDirectory(layout.points());
        makeDirectory(layout.generations());
    }

    private void makeDirectory(Path directory) {
        if (!Files.isDirectory(directory)) {
            kernel.makeDirectory(directory);
        }
    }
}
