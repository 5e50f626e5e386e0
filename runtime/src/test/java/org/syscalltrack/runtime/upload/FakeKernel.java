package org.syscalltrack.runtime.upload;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.bpf.object.PointEntry;
import org.syscalltrack.runtime.bpf.BpfException;
import org.syscalltrack.runtime.bpf.BpfHandle;
import org.syscalltrack.runtime.bpf.BpfKernel;
import org.syscalltrack.runtime.bpf.BpfObject;
import org.syscalltrack.runtime.bpf.RingMemory;
import org.syscalltrack.runtime.object.CompiledObject;
import org.syscalltrack.runtime.pin.PinLayout;

/**
 * A kernel that is only imagined, over pins that are files of an ordinary directory and hold a thing's number. Each
 * method that changes something is a step; before any of them the process can be killed or the kernel can refuse.
 */
final class FakeKernel implements BpfKernel {
    /** The process is gone: nothing catches this. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    private record Handle(int number) implements BpfHandle {
        @Override
        public void close() {}
    }

    private final PinLayout layout;
    private final Map<Integer, byte[]> arrays = new HashMap<>();
    private final Map<Integer, Map<Integer, Integer>> programArrays = new HashMap<>();
    private final Map<Integer, String> programs = new HashMap<>();
    private final Map<Integer, String> symbols = new HashMap<>();
    private int things;
    private int steps;
    private int failingStep = Integer.MAX_VALUE;
    private boolean kill;
    Runnable afterEachStep = () -> {};

    /** The one hash map: calls that rules have stopped, by thread. */
    final Map<Integer, byte[]> stopped = new TreeMap<>();

    /** What was sent, as PROCESS:SIGNAL. */
    final List<String> signals = new ArrayList<>();

    /** Processes that are no more. */
    final Set<Integer> ended = new HashSet<>();

    FakeKernel(PinLayout layout) {
        this.layout = layout;
    }

    /** Kills the process before the step with this number, counted from now and from 1. */
    void killAt(int step) {
        steps = 0;
        failingStep = step;
        kill = true;
    }

    /** Refuses the step with this number, and no other. */
    void refuseAt(int step) {
        steps = 0;
        failingStep = step;
        kill = false;
    }

    /** Lets everything succeed, and says whether the step that should not have was reached. */
    boolean reachedFailure() {
        boolean reached = steps >= failingStep;
        failingStep = Integer.MAX_VALUE;
        return reached;
    }

    /** Returns which rule's program decides at each point that decides anything: what a system call would see. */
    Map<String, String> decisions() {
        Map<String, String> decisions = new TreeMap<>();
        int generation = open(layout.generation())
                .map(map -> ByteBuffer.wrap(lookup(map, 0))
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .getInt())
                .orElse(0);
        for (Path point : list(layout.points())) {
            if (Files.exists(point.resolve("link"))) {
                Map<Integer, Integer> slots = programArrays.get(number(point.resolve("programs")));
                Integer program = slots == null ? null : slots.get(generation & 1);
                if (program != null) {
                    decisions.put(point.getFileName().toString(), programs.getOrDefault(program, "?"));
                }
            }
        }
        return decisions;
    }

    /** Returns the symbols of the programs in a point's program array, by their slots. */
    Map<Integer, String> slots(String point) {
        Map<Integer, String> found = new TreeMap<>();
        Path pin = layout.points().resolve(point).resolve("programs");
        programArrays
                .getOrDefault(number(pin), Map.of())
                .forEach((slot, program) -> found.put(slot, symbols.get(program)));
        return found;
    }

    @Override
    public BpfObject open(byte[] object) {
        return new FakeObject(new CompiledObject(object));
    }

    @Override
    public BpfHandle createConstant(String name, byte[] contents) {
        step();
        return array(contents);
    }

    @Override
    public Optional<BpfHandle> open(Path pin) {
        return Files.exists(pin) ? Optional.of(new Handle(number(pin))) : Optional.empty();
    }

    @Override
    public void pin(BpfHandle handle, Path pin) {
        step();
        files(() -> Files.writeString(pin, Integer.toString(((Handle) handle).number()), StandardCharsets.US_ASCII));
        afterEachStep.run();
    }

    @Override
    public byte[] lookup(BpfHandle map, int key) {
        return arrays.getOrDefault(((Handle) map).number(), new byte[0]);
    }

    @Override
    public void update(BpfHandle map, int key, byte[] value) {
        if (stopped.containsKey(key)) {
            stopped.put(key, value.clone());
            return;
        }
        step();
        arrays.put(((Handle) map).number(), value);
        afterEachStep.run();
    }

    @Override
    public List<Integer> keys(BpfHandle map) {
        return List.copyOf(stopped.keySet());
    }

    @Override
    public List<Entry> entries(BpfHandle map) {
        return List.of();
    }

    @Override
    public Optional<byte[]> find(BpfHandle map, int key) {
        return Optional.ofNullable(stopped.get(key)).map(byte[]::clone);
    }

    @Override
    public void delete(BpfHandle map, int key) {
        stopped.remove(key);
    }

    @Override
    public boolean signal(int process, int number) {
        if (number != 0) {
            signals.add(process + ":" + number);
        }
        return !ended.contains(process);
    }

    @Override
    public void setSlot(BpfHandle programArray, int slot, BpfHandle program) {
        step();
        slots(programArray).put(slot, ((Handle) program).number());
        afterEachStep.run();
    }

    @Override
    public void clearSlot(BpfHandle programArray, int slot) {
        step();
        slots(programArray).remove(slot);
        afterEachStep.run();
    }

    @Override
    public void makeDirectory(Path directory) {
        step();
        files(() -> Files.createDirectory(directory));
        afterEachStep.run();
    }

    @Override
    public void rename(Path from, Path to) {
        step();
        files(() -> Files.move(from, to));
        afterEachStep.run();
    }

    @Override
    public void remove(Path pin) {
        step();
        files(() -> Files.deleteIfExists(pin));
        afterEachStep.run();
    }

    @Override
    public RingMemory mapRing(BpfHandle ring) {
        throw new AssertionError("what changes rules reads no events");
    }

    private void step() {
        steps++;
        if (steps == failingStep) {
            if (kill) {
                throw new Killed();
            }
            throw new BpfException("refused step " + steps, 1);
        }
    }

    private Handle array(byte[] contents) {
        things++;
        arrays.put(things, contents);
        return new Handle(things);
    }

    private Map<Integer, Integer> slots(BpfHandle array) {
        return programArrays.computeIfAbsent(((Handle) array).number(), number -> new HashMap<>());
    }

    private static int number(Path pin) {
        try {
            return Integer.parseInt(Files.readString(pin, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Iterable<Path> list(Path directory) {
        if (!Files.isDirectory(directory)) {
            return Set.of();
        }
        try (var entries = Files.list(directory)) {
            return entries.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface FileStep {
        Object run() throws IOException;
    }

    private static void files(FileStep step) {
        try {
            step.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class FakeObject implements BpfObject {
        private final CompiledObject compiled;
        private final Map<String, Handle> maps = new HashMap<>();
        private final Map<String, Handle> loaded = new HashMap<>();
        private final Set<String> wanted = new HashSet<>();
        private boolean initialized;

        FakeObject(CompiledObject compiled) {
            this.compiled = compiled;
        }

        @Override
        public boolean hasMap(String name) {
            return name.equals(".data") || name.equals("sct_events") || name.equals("sct_counters");
        }

        @Override
        public void reuse(String map, BpfHandle existing) {
            maps.put(map, (Handle) existing);
        }

        @Override
        public void setLoaded(String program, boolean load) {
            if (load) {
                wanted.add(program);
            } else {
                wanted.remove(program);
            }
        }

        @Override
        public void setInitialValue(String section, byte[] value) {
            int offset = compiled.file().offsetOf(section, "sct_own_generation").orElseThrow();
            initialized = ByteBuffer.wrap(value).order(ByteOrder.LITTLE_ENDIAN).getInt(offset) != 0;
        }

        @Override
        public void load() {
            step();
            if (!initialized) {
                throw new IllegalStateException("loaded without its generation");
            }
            for (String map : new String[] {".data", "sct_events", "sct_counters"}) {
                maps.computeIfAbsent(map, name -> array(new byte[8]));
            }
            for (PointEntry point : compiled.manifest().points()) {
                maps.computeIfAbsent(point.programs(), name -> array(new byte[8]));
            }
            for (String program : wanted) {
                loaded.put(program, array(new byte[0]));
                programs.put(things, compiled.manifest().rules().get(0).name());
                symbols.put(things, program);
            }
        }

        @Override
        public BpfHandle program(String name) {
            return need(loaded.get(name), name);
        }

        @Override
        public BpfHandle map(String name) {
            return need(maps.get(name), name);
        }

        @Override
        public BpfHandle attach(String program) {
            step();
            need(loaded.get(program), program);
            return array(new byte[0]);
        }

        @Override
        public void close() {}

        private Handle need(@Nullable Handle handle, String name) {
            if (handle == null) {
                throw new IllegalStateException(name + " is not there");
            }
            return handle;
        }
    }
}
