package org.syscalltrack.kerneltests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.runtime.libbpf.LibbpfKernel;
import org.syscalltrack.runtime.object.CompiledObject;
import org.syscalltrack.runtime.pin.PinLayout;
import org.syscalltrack.runtime.pin.PinnedState;
import org.syscalltrack.runtime.upload.RuleLoader;

/** Runs in a guest: uploads objects in turn, many times, as {@code sct_config upload} does one. */
final class UploadLoop {
    private UploadLoop() {}

    /**
     * Uploads.
     *
     * @param arguments how often, and the objects' files
     */
    public static void main(String[] arguments) throws IOException {
        LibbpfKernel kernel = new LibbpfKernel();
        PinnedState state = new PinnedState(kernel, PinLayout.ofMachine());
        RuleLoader loader = new RuleLoader(kernel, state, Path.of("/run"));
        List<CompiledObject> objects = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            objects.add(new CompiledObject(Files.readAllBytes(Path.of(arguments[i]))));
        }
        int times = Integer.parseInt(arguments[0]);
        for (int i = 0; i < times; i++) {
            loader.upload(objects.get(i % objects.size()));
        }
        System.out.println("generation " + state.generation());
    }
}
