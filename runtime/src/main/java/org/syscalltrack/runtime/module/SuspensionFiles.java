package org.syscalltrack.runtime.module;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syscalltrack.runtime.suspend.SuspendedCall;

/** The calls that modules have suspended, by their files in procfs, as the map of eBPF programs would show them. */
final class SuspensionFiles {
    private static final int PROCESS = 0;
    private static final int THREAD = 1;
    private static final int RULE = 2;

    private final Map<Integer, LoadedModule> modules = new LinkedHashMap<>();
    private final Map<Integer, SuspendedCall> calls = new LinkedHashMap<>();

    /** Reads the files of these modules. */
    SuspensionFiles(List<LoadedModule> all) {
        for (LoadedModule module : all) {
            for (List<String> words : module.words("suspended")) {
                SuspendedCall call = new SuspendedCall(
                        Integer.parseInt(words.get(THREAD)),
                        Integer.parseInt(words.get(PROCESS)),
                        SuspendedCall.State.STOPPED,
                        module.generation(),
                        Integer.parseInt(words.get(RULE)),
                        calls.size());
                calls.put(call.thread(), call);
                modules.put(call.thread(), module);
            }
        }
    }

    /** Returns the threads that made them, the call that was suspended first in front. */
    List<Integer> threads() {
        return List.copyOf(calls.keySet());
    }

    /** Returns a thread's call. */
    Optional<byte[]> find(int thread) {
        return Optional.ofNullable(calls.get(thread)).map(SuspendedCall::bytes);
    }

    /** Lets the calls of a thread's process go on. */
    void resume(int thread) {
        SuspendedCall call = calls.get(thread);
        LoadedModule module = modules.get(thread);
        if (call == null || module == null) {
            return;
        }
        try {
            module.control("resume " + call.process());
        } catch (IOException e) {
            // Another thread's turn has let all calls of the process go on, or the process is gone.
            return;
        }
    }
}
