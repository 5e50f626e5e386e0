package org.syscalltrack.runtime.module;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.runtime.MachineException;
import org.syscalltrack.runtime.bpf.BpfHandle;
import org.syscalltrack.runtime.bpf.BpfKernel;
import org.syscalltrack.runtime.bpf.BpfObject;
import org.syscalltrack.runtime.bpf.RingMemory;
import org.syscalltrack.runtime.libbpf.HostSystem;
import org.syscalltrack.runtime.pin.PinLayout;

/**
 * The modules in the kernel, seen as what readers look for among pins: the current generation, each generation's texts
 * and counters, the ring, and the suspended calls. Nothing can be changed by it but that a suspended call goes on.
 */
public final class ModuleKernel implements BpfKernel {
    /** SCT_RING_BYTES of the module's events.c. */
    private static final int RING_BYTES = 4 << 20;

    /** What {@link org.syscalltrack.runtime.pin.GenerationPins#counts} begins with. */
    private static final String COUNTS = "counts_";

    private final Path procfs;
    private final PinLayout layout;

    /** What a pin would hold. */
    private sealed interface Shown extends BpfHandle {
        @Override
        default void close() {
            // Nothing is held.
        }
    }

    private record Elements(List<byte[]> elements) implements Shown {}

    private record Ring(LoadedModule module) implements Shown {}

    private record Suspended(SuspensionFiles files) implements Shown {}

    private record Counted(List<Entry> entries) implements Shown {}

    /**
     * Makes a view.
     *
     * @param procfs where procfs is mounted
     * @param layout the layout by which readers ask; nothing is there but the names
     */
    public ModuleKernel(Path procfs, PinLayout layout) {
        this.procfs = procfs;
        this.layout = layout;
    }

    private List<LoadedModule> modules() {
        return LoadedModule.all(procfs);
    }

    @Override
    public Optional<BpfHandle> open(Path pin) {
        List<LoadedModule> modules = modules();
        if (modules.isEmpty()) {
            return Optional.empty();
        }
        LoadedModule newest = modules.get(modules.size() - 1);
        if (pin.equals(layout.version())) {
            return Optional.of(element(number(PinLayout.FORMAT_VERSION)));
        } else if (pin.equals(layout.generation())) {
            return Optional.of(element(number(newest.generation())));
        } else if (pin.equals(layout.events())) {
            return Optional.of(new Ring(oldestUnread(modules)));
        } else if (pin.equals(layout.suspended())) {
            return Optional.of(new Suspended(new SuspensionFiles(modules)));
        }
        return modules.stream()
                .filter(module -> pin.startsWith(layout.generations().resolve(Integer.toString(module.generation()))))
                .findFirst()
                .flatMap(module -> part(module, String.valueOf(pin.getFileName())));
    }

    private static Optional<BpfHandle> part(LoadedModule module, String name) {
        if (name.equals("counters")) {
            return Optional.of(new Elements(
                    module.words("counters").stream().map(ModuleKernel::numbers).toList()));
        }
        if (name.startsWith(COUNTS)) {
            int rule = Integer.parseInt(name.substring(COUNTS.length()));
            return module.read("counts").map(file -> new Counted(CountFile.entries(file, rule)));
        }
        return module.read(name).map(ModuleKernel::element);
    }

    private static Elements element(byte[] only) {
        return new Elements(List.of(only));
    }

    /** Events that an older module has left are read first. */
    private static LoadedModule oldestUnread(List<LoadedModule> modules) {
        for (LoadedModule module : modules.subList(0, modules.size() - 1)) {
            try (RingMemory ring = HostSystem.mapRing(module.events(), RING_BYTES, () -> true)) {
                if (ring.consumer().order(ByteOrder.nativeOrder()).getLong(0)
                        != ring.producer().order(ByteOrder.nativeOrder()).getLong(0)) {
                    return module;
                }
            }
        }
        return modules.get(modules.size() - 1);
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(Long.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }

    private static byte[] numbers(List<String> words) {
        ByteBuffer bytes = ByteBuffer.allocate(words.size() * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        words.forEach(word -> bytes.putLong(Long.parseUnsignedLong(word)));
        return bytes.array();
    }

    @Override
    public byte[] lookup(BpfHandle map, int key) {
        return ((Elements) map).elements().get(key);
    }

    @Override
    public RingMemory mapRing(BpfHandle ring) {
        LoadedModule module = ((Ring) ring).module();
        return HostSystem.mapRing(module.events(), RING_BYTES, () -> !isNewest(module));
    }

    private boolean isNewest(LoadedModule module) {
        List<LoadedModule> modules = modules();
        return !modules.isEmpty() && modules.get(modules.size() - 1).directory().equals(module.directory());
    }

    @Override
    public List<Integer> keys(BpfHandle map) {
        return ((Suspended) map).files().threads();
    }

    @Override
    public List<Entry> entries(BpfHandle map) {
        return ((Counted) map).entries();
    }

    @Override
    public Optional<byte[]> find(BpfHandle map, int key) {
        return ((Suspended) map).files().find(key);
    }

    /** Lets the call of a thread go on, whatever else the value says. */
    @Override
    public void update(BpfHandle map, int key, byte[] value) {
        if (map instanceof Suspended suspended) {
            suspended.files().resume(key);
        } else {
            throw readOnly();
        }
    }

    @Override
    public boolean signal(int process, int number) {
        return HostSystem.signal(process, number);
    }

    @Override
    public BpfObject open(byte[] object) {
        throw readOnly();
    }

    @Override
    public BpfHandle createConstant(String name, byte[] contents) {
        throw readOnly();
    }

    @Override
    public void pin(BpfHandle handle, Path pin) {
        throw readOnly();
    }

    @Override
    public void delete(BpfHandle map, int key) {
        // A module forgets by itself the stopped calls whose threads have ended.
        if (!(map instanceof Suspended)) {
            throw readOnly();
        }
    }

    @Override
    public void setSlot(BpfHandle programArray, int slot, BpfHandle program) {
        throw readOnly();
    }

    @Override
    public void clearSlot(BpfHandle programArray, int slot) {
        throw readOnly();
    }

    @Override
    public void makeDirectory(Path directory) {
        throw readOnly();
    }

    @Override
    public void rename(Path from, Path to) {
        throw readOnly();
    }

    @Override
    public void remove(Path pin) {
        throw readOnly();
    }

    private static MachineException readOnly() {
        return new MachineException("the rules are in a kernel module (sct_load --kmod), and this changes rules of"
                + " eBPF: use sct_unload first");
    }
}
