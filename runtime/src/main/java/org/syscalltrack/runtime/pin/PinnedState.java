package org.syscalltrack.runtime.pin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.syscalltrack.bpf.object.Manifest;
import org.syscalltrack.runtime.MachineException;
import org.syscalltrack.runtime.bpf.BpfHandle;
import org.syscalltrack.runtime.bpf.BpfKernel;

/** Reads the pinned state. It holds nothing itself: each answer is read anew. */
public final class PinnedState {
    private final BpfKernel kernel;
    private final PinLayout layout;

    /** Makes a reader of the state below a directory. */
    public PinnedState(BpfKernel kernel, PinLayout layout) {
        this.kernel = kernel;
        this.layout = layout;
    }

    /** Returns where the pins lie. */
    public PinLayout layout() {
        return layout;
    }

    /** Says whether anything of ours is there. */
    public boolean exists() {
        return Files.isDirectory(layout.root());
    }

    /**
     * Checks that the pins, if there are any, are laid out as this version knows them.
     *
     * @throws MachineException where another version made them
     */
    public void requireKnownVersion() {
        constant(layout.version()).map(PinnedState::integer).ifPresent(version -> {
            if (version != PinLayout.FORMAT_VERSION) {
                throw new MachineException("the rules in the kernel were loaded by another version of syscalltrack"
                        + " (format " + version + ", this one knows format " + PinLayout.FORMAT_VERSION
                        + "): remove them with that version's sct_unload, or restart the machine");
            }
        });
    }

    /** Returns the current generation; 0 where there was none yet. */
    public int generation() {
        return constant(layout.generation()).map(PinnedState::integer).orElse(0);
    }

    /** Returns what a generation consists of; empty where it has no rules, or is gone. */
    public Optional<Manifest> manifest(int generation) {
        return constant(layout.generation(generation).manifest())
                .map(bytes -> Manifest.read(new String(bytes, StandardCharsets.UTF_8)));
    }

    /** Returns the text of a generation's event schema; empty where it has none, or is gone. */
    public Optional<String> schema(int generation) {
        return constant(layout.generation(generation).schema()).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Returns the bytes that hold a generation's rule files; empty where it has none, or is gone. */
    public Optional<byte[]> source(int generation) {
        return constant(layout.generation(generation).source());
    }

    /** Returns the generations that have a directory, in no order. */
    public List<Integer> generations() {
        return names(layout.generations()).map(Integer::parseInt).toList();
    }

    /** Returns the directories that uploads left half done. */
    public List<Path> stagings() {
        return names(layout.root())
                .filter(name -> name.startsWith(PinLayout.STAGING_PREFIX))
                .map(layout.root()::resolve)
                .toList();
    }

    /** Returns the pins of all decision points, complete or not. */
    public List<PointPins> points() {
        return names(layout.points())
                .map(name -> new PointPins(layout.points().resolve(name)))
                .toList();
    }

    private Optional<byte[]> constant(Path pin) {
        Optional<BpfHandle> map = kernel.open(pin);
        if (map.isEmpty()) {
            return Optional.empty();
        }
        try (BpfHandle handle = map.get()) {
            return Optional.of(kernel.lookup(handle, 0));
        }
    }

    private static int integer(byte[] value) {
        return ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    private static Stream<String> names(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Stream.of();
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
