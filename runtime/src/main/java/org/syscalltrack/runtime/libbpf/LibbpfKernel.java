package org.syscalltrack.runtime.libbpf;

import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.syscalltrack.dsl.source.ByteString;
import org.syscalltrack.runtime.MachineException;
import org.syscalltrack.runtime.bpf.BpfException;
import org.syscalltrack.runtime.bpf.BpfHandle;
import org.syscalltrack.runtime.bpf.BpfKernel;
import org.syscalltrack.runtime.bpf.BpfObject;
import org.syscalltrack.runtime.bpf.RingMemory;

/** The running kernel, by libbpf. One thread at a time may use it. */
public final class LibbpfKernel implements BpfKernel {
    /** {@code enum bpf_map_type} of linux/bpf.h. */
    private static final int TYPE_ARRAY = 2;

    private static final int TYPE_PERCPU_ARRAY = 6;
    /** {@code struct bpf_map_info} of linux/bpf.h: type, id, key_size, value_size, max_entries … */
    private static final int INFO_SIZE = 88;

    private static final int INFO_KEY_SIZE = 8;
    private static final int INFO_VALUE_SIZE = 12;
    private static final int INFO_MAX_ENTRIES = 16;
    private static final int ENOENT = 2;

    private final LibbpfLog log = new LibbpfLog();

    /**
     * Binds the libraries.
     *
     * @throws MachineException where libbpf is not installed
     */
    public LibbpfKernel() {
        LibBpf.bind();
        log.install();
    }

    @Override
    public BpfObject open(byte[] object) {
        return new LibbpfObject(object, log);
    }

    @Override
    public BpfHandle createConstant(String name, byte[] contents) {
        int descriptor = check(
                LibBpf.bpf_map_create(TYPE_ARRAY, name, Integer.BYTES, contents.length, 1, null),
                "cannot create the map " + name);
        Descriptor handle = new Descriptor(descriptor, true);
        update(handle, 0, contents);
        check(LibBpf.bpf_map_freeze(descriptor), "cannot freeze the map " + name);
        return handle;
    }

    @Override
    public Optional<BpfHandle> open(Path pin) {
        int descriptor = LibBpf.bpf_obj_get(pin.toString());
        if (descriptor == -ENOENT) {
            return Optional.empty();
        }
        return Optional.of(new Descriptor(check(descriptor, "cannot open " + pin), true));
    }

    @Override
    public void pin(BpfHandle handle, Path pin) {
        check(LibBpf.bpf_obj_pin(descriptor(handle), pin.toString()), "cannot pin " + pin);
    }

    @Override
    public byte[] lookup(BpfHandle map, int key) {
        ByteBuffer fields = info(map);
        int size = fields.getInt(INFO_VALUE_SIZE);
        if (fields.getInt(0) == TYPE_PERCPU_ARRAY) {
            // The kernel pads the value of each CPU to 8 bytes.
            size = (size + 7 & ~7) * check(LibBpf.libbpf_num_possible_cpus(), "cannot count the CPUs");
        }
        byte[] value = new byte[size];
        check(LibBpf.bpf_map_lookup_elem(descriptor(map), bytes(key), value), "cannot read a map");
        return value;
    }

    @Override
    public void update(BpfHandle map, int key, byte[] value) {
        check(LibBpf.bpf_map_update_elem(descriptor(map), bytes(key), value, 0), "cannot write a map");
    }

    @Override
    public List<Integer> keys(BpfHandle map) {
        List<Integer> keys = new ArrayList<>();
        byte[] key = null;
        byte[] next = new byte[Integer.BYTES];
        // A key that is removed meanwhile makes the kernel begin again, so the walk ends at the map's size.
        int most = info(map).getInt(INFO_MAX_ENTRIES);
        while (keys.size() < most && LibBpf.bpf_map_get_next_key(descriptor(map), key, next) == 0) {
            keys.add(ByteBuffer.wrap(next).order(ByteOrder.nativeOrder()).getInt());
            key = next.clone();
        }
        return keys.stream().distinct().toList();
    }

    @Override
    public List<Entry> entries(BpfHandle map) {
        ByteBuffer fields = info(map);
        int most = fields.getInt(INFO_MAX_ENTRIES);
        List<Entry> entries = new ArrayList<>();
        Set<ByteBuffer> seen = new HashSet<>();
        byte[] key = null;
        byte[] next = new byte[fields.getInt(INFO_KEY_SIZE)];
        // A key that is removed meanwhile makes the kernel begin again, so the walk ends at the map's size.
        for (int step = 0; step < most; step++) {
            if (LibBpf.bpf_map_get_next_key(descriptor(map), key, next) != 0) {
                break;
            }
            key = next.clone();
            byte[] value = new byte[fields.getInt(INFO_VALUE_SIZE)];
            if (seen.add(ByteBuffer.wrap(key)) && LibBpf.bpf_map_lookup_elem(descriptor(map), key, value) == 0) {
                entries.add(new Entry(ByteString.of(key), ByteString.of(value)));
            }
        }
        return entries;
    }

    @Override
    public Optional<byte[]> find(BpfHandle map, int key) {
        byte[] value = new byte[info(map).getInt(INFO_VALUE_SIZE)];
        int result = LibBpf.bpf_map_lookup_elem(descriptor(map), bytes(key), value);
        if (result == -ENOENT) {
            return Optional.empty();
        }
        check(result, "cannot read a map");
        return Optional.of(value);
    }

    @Override
    public void delete(BpfHandle map, int key) {
        int result = LibBpf.bpf_map_delete_elem(descriptor(map), bytes(key));
        if (result != -ENOENT) {
            check(result, "cannot remove from a map");
        }
    }

    @Override
    public boolean signal(int process, int number) {
        return HostSystem.signal(process, number);
    }

    @Override
    public void setSlot(BpfHandle programArray, int slot, BpfHandle program) {
        update(programArray, slot, bytes(descriptor(program)));
    }

    @Override
    public void clearSlot(BpfHandle programArray, int slot) {
        int result = LibBpf.bpf_map_delete_elem(descriptor(programArray), bytes(slot));
        if (result != -ENOENT) {
            check(result, "cannot empty a slot of a program array");
        }
    }

    @Override
    public void makeDirectory(Path directory) {
        files(
                directory,
                () -> Files.createDirectory(
                        directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
    }

    @Override
    public void rename(Path from, Path to) {
        files(from, () -> Files.move(from, to, StandardCopyOption.ATOMIC_MOVE));
    }

    @Override
    public void remove(Path pin) {
        files(pin, () -> Files.deleteIfExists(pin));
    }

    @Override
    public RingMemory mapRing(BpfHandle ring) {
        int entries = info(ring).getInt(INFO_MAX_ENTRIES);
        return new MappedRing(descriptor(ring), entries);
    }

    private static int descriptor(BpfHandle handle) {
        return ((Descriptor) handle).number();
    }

    private static ByteBuffer info(BpfHandle map) {
        byte[] info = new byte[INFO_SIZE];
        check(
                LibBpf.bpf_obj_get_info_by_fd(descriptor(map), info, new IntByReference(INFO_SIZE)),
                "cannot ask about a map");
        return ByteBuffer.wrap(info).order(ByteOrder.nativeOrder());
    }

    private interface FileStep {
        Object run() throws IOException;
    }

    private static void files(Path path, FileStep step) {
        try {
            step.run();
        } catch (NoSuchFileException e) {
            throw new MachineException(e.getFile() + " is not there any more", e);
        } catch (IOException e) {
            throw new MachineException("cannot change " + path + ": " + e.getMessage(), e);
        }
    }

    private static byte[] bytes(int value) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.nativeOrder())
                .putInt(value)
                .array();
    }

    private static int check(int result, String sentence) {
        if (result < 0) {
            throw new BpfException(sentence + ": " + LibBpf.describe(-result), -result);
        }
        return result;
    }
}
