package org.syscalltrack.runtime.upload;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.syscalltrack.bpf.lower.Forgetter;
import org.syscalltrack.bpf.lower.Maps;
import org.syscalltrack.bpf.object.PointEntry;
import org.syscalltrack.bpf.object.RuleEntry;
import org.syscalltrack.runtime.MachineException;
import org.syscalltrack.runtime.bpf.BpfHandle;
import org.syscalltrack.runtime.bpf.BpfKernel;
import org.syscalltrack.runtime.bpf.BpfObject;
import org.syscalltrack.runtime.bpf.ProgramRefusedException;
import org.syscalltrack.runtime.object.CompiledObject;
import org.syscalltrack.runtime.pin.GenerationPins;
import org.syscalltrack.runtime.pin.PinnedState;
import org.syscalltrack.runtime.pin.PointPins;

/**
 * Replaces the rules in the kernel by those of an object: all of them or none. {@link #run()} reads as the list of
 * steps. Before {@link #commit()} the old rules decide alone; from that one store on the new ones do. What a step leaves
 * when it fails is removed at once, what it leaves when the process is killed by the next command, both by
 * {@link Tidier}.
 *
 * <p>The caller holds the state's lock.
 */
final class Upload {
    private static final String DATA = ".rodata";
    private static final String COUNTERS = "sct_counters";

    private final BpfKernel kernel;
    private final PinnedState state;
    private final CompiledObject compiled;
    private final Tidier tidier;
    private final int generation;
    private final boolean followsStashes;
    private final BpfObject object;

    private Upload(BpfKernel kernel, PinnedState state, CompiledObject compiled, BpfObject object) {
        this.kernel = kernel;
        this.state = state;
        this.compiled = compiled;
        this.object = object;
        tidier = new Tidier(kernel, state);
        generation = state.generation() + 1;
        followsStashes = state.manifest(state.generation())
                .filter(before -> !before.points().stream().allMatch(PointEntry::isEntry))
                .isPresent();
    }

    /**
     * Uploads an object.
     *
     * @return the generation that is now current
     * @throws VerifierException where the verifier refuses a program
     * @throws MachineException where the kernel cannot carry the rules; the old ones still decide
     */
    static int upload(BpfKernel kernel, PinnedState state, CompiledObject compiled) {
        new Tidier(kernel, state).tidy();
        try (BpfObject object = kernel.open(compiled.bytes())) {
            return new Upload(kernel, state, compiled, object).run();
        }
    }

    /** Returns the slot of the program arrays that a generation's programs lie in. */
    static int slotOf(int generation) {
        return generation & 1;
    }

    private int run() {
        try {
            prepare();
            load();
            pinSharedMaps();
            stage();
            attachNewPoints();
            fillSlots();
            publish();
        } catch (RuntimeException e) {
            tidyAfter(e);
            throw e;
        }
        commit();
        tidier.tidy();
        return generation;
    }

    /** Tells the object its generation, what to load, and which maps it shares with what is already there. */
    private void prepare() {
        object.setInitialValue(DATA, compiled.withVariable(DATA, Maps.OWN_GENERATION, generation));
        sharedMaps().forEach(shared -> reuse(shared.name(), shared.pin()));
        for (PointEntry choice : compiled.choices()) {
            object.setLoaded(choice.decision(), false);
            object.setLoaded(choice.dispatcher(), false);
            compiled.forgetterOf(choice).ifPresent(forgetter -> object.setLoaded(forgetter, false));
            compiled.partsOf(choice).forEach(part -> object.setLoaded(part, false));
        }
        for (PointEntry point : compiled.manifest().points()) {
            PointPins pins = state.layout().point(point);
            object.setLoaded(point.decision(), true);
            object.setLoaded(point.dispatcher(), !pins.complete());
            forgetterOf(point).ifPresent(forgetter -> object.setLoaded(forgetter, true));
            reuse(point.programs(), pins.programs());
            compiled.partsOf(point).forEach(part -> object.setLoaded(part, true));
        }
    }

    /** An object fills the array itself only where its programs are always loaded. */
    private void fillParts(PointEntry point) {
        List<String> parts = compiled.partsOf(point);
        for (int number = 0; number < parts.size(); number++) {
            kernel.setSlot(object.map(point.parts()), number, object.program(parts.get(number)));
        }
    }

    private void reuse(String map, Path pin) {
        kernel.open(pin).ifPresent(handle -> {
            try (BpfHandle existing = handle) {
                object.reuse(map, existing);
            }
        });
    }

    private void load() {
        try {
            object.load();
        } catch (ProgramRefusedException e) {
            throw VerifierException.of(e, compiled);
        }
    }

    private void pinSharedMaps() {
        for (SharedMap shared : sharedMaps()) {
            if (!Files.exists(shared.pin())) {
                kernel.pin(object.map(shared.name()), shared.pin());
            }
        }
    }

    /** Pins what the generation consists of where it is not yet found. */
    private void stage() {
        GenerationPins pins = state.layout().staging(generation);
        kernel.makeDirectory(pins.directory());
        pinConstant("sct_manifest", compiled.manifestBytes(), pins.manifest());
        pinConstant("sct_schema", compiled.schemaBytes(), pins.schema());
        // A map holds a byte at least, so an empty rule file comes back as an empty line.
        byte[] source = compiled.sourceBytes();
        pinConstant("sct_source", source.length == 0 ? new byte[] {'\n'} : source, pins.source());
        kernel.pin(object.map(COUNTERS), pins.counters());
        List<RuleEntry> rules = compiled.manifest().rules();
        for (int rule = 0; rule < rules.size(); rule++) {
            if (!rules.get(rule).keys().isEmpty()) {
                kernel.pin(object.map(Maps.counts(rule)), pins.counts(rule));
            }
        }
        for (PointEntry point : compiled.manifest().points()) {
            kernel.pin(object.program(point.decision()), pins.program(point.decision()));
            String calls = Maps.callsOf(point.programs());
            // The kernel empties a program array that has no pin and no descriptor any more.
            if (object.hasMap(calls)) {
                kernel.pin(object.map(calls), pins.calls(point.decision()));
            }
            if (object.hasMap(point.parts())) {
                fillParts(point);
                kernel.pin(object.map(point.parts()), pins.parts(point.parts()));
            }
        }
    }

    private void pinConstant(String name, byte[] contents, Path pin) {
        try (BpfHandle map = kernel.createConstant(name, contents)) {
            kernel.pin(map, pin);
        }
    }

    /** Attaches dispatchers where none is. Their program arrays are empty, so they let every call pass. */
    private void attachNewPoints() {
        for (PointEntry point : compiled.manifest().points()) {
            PointPins pins = state.layout().point(point);
            if (!pins.complete()) {
                kernel.makeDirectory(pins.directory());
                kernel.pin(object.map(point.programs()), pins.programs());
                kernel.pin(object.program(point.dispatcher()), pins.dispatcher());
                kernel.pin(object.attach(point.dispatcher()), pins.link());
            }
        }
    }

    /** Puts our programs into our slots, and empties those of the points that the new rules do not use. */
    private void fillSlots() {
        Set<Path> used = new HashSet<>();
        for (PointEntry point : compiled.manifest().points()) {
            fillSlot(point);
            used.add(state.layout().point(point).directory());
        }
        clearSlots(kernel, state, generation, used);
    }

    private void fillSlot(PointEntry point) {
        BpfHandle programs = object.map(point.programs());
        int slot = slotOf(generation);
        Optional<String> forgetter = forgetterOf(point);
        if (forgetter.isPresent()) {
            kernel.setSlot(programs, Forgetter.slotBehind(slot), object.program(point.decision()));
            kernel.setSlot(programs, slot, object.program(forgetter.get()));
        } else {
            kernel.setSlot(programs, slot, object.program(point.decision()));
            kernel.clearSlot(programs, Forgetter.slotBehind(slot));
        }
    }

    /** The forgetter of an entry, where hooks or exits of the generation before are passed still. */
    private Optional<String> forgetterOf(PointEntry point) {
        return followsStashes ? compiled.forgetterOf(point) : Optional.empty();
    }

    private void publish() {
        kernel.rename(
                state.layout().staging(generation).directory(),
                state.layout().generation(generation).directory());
    }

    private void commit() {
        commit(kernel, state, generation);
    }

    /** Makes a generation current, by one store of 8 bytes. */
    static void commit(BpfKernel kernel, PinnedState state, int generation) {
        BpfHandle map = kernel.open(state.layout().generation())
                .orElseThrow(() -> new MachineException(state.layout().generation()
                        + " is not there any more: another program removed it; use sct_unload and upload again"));
        try (map) {
            kernel.update(
                    map,
                    0,
                    ByteBuffer.allocate(Long.BYTES)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putLong(generation)
                            .array());
        }
    }

    /** Empties the slots of a generation at all points but these. */
    static void clearSlots(BpfKernel kernel, PinnedState state, int generation, Set<Path> except) {
        for (PointPins point : state.points()) {
            if (!except.contains(point.directory())) {
                kernel.open(point.programs()).ifPresent(programs -> {
                    try (programs) {
                        kernel.clearSlot(programs, slotOf(generation));
                        kernel.clearSlot(programs, Forgetter.slotBehind(slotOf(generation)));
                    }
                });
            }
        }
    }

    private void tidyAfter(RuntimeException failure) {
        try {
            tidier.tidy();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private record SharedMap(String name, Path pin) {}

    /** Returns the shared maps that the object uses. */
    private List<SharedMap> sharedMaps() {
        return Stream.of(
                        new SharedMap(".data", state.layout().generation()),
                        new SharedMap("sct_events", state.layout().events()),
                        new SharedMap("sct_stash", state.layout().stash()),
                        new SharedMap("sct_suspended", state.layout().suspended()))
                .filter(shared -> object.hasMap(shared.name()))
                .toList();
    }
}
