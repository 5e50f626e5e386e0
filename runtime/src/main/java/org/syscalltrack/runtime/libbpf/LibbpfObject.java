package org.syscalltrack.runtime.libbpf;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.runtime.bpf.BpfException;
import org.syscalltrack.runtime.bpf.BpfHandle;
import org.syscalltrack.runtime.bpf.BpfObject;
import org.syscalltrack.runtime.bpf.ProgramRefusedException;

/** An object in libbpf's hands. */
final class LibbpfObject implements BpfObject {
    /** Offset of {@code object_name} in {@code struct bpf_object_open_opts}; at 0 lies the structure's size. */
    private static final int OPTION_NAME = 8;

    private static final int OPTIONS_SIZE = 16;
    /** A name of ours: libbpf's default would put an address into the names of maps. */
    private static final String OBJECT_NAME = "sct";
    /**
     * Room for the verifier's log. Kernels before 6.4 answer ENOSPC and drop the end, which is what we need, where it is
     * too small. The pages are only taken when they are written.
     */
    private static final long LOG_SIZE = 64L << 20;

    private static final Pattern REFUSED = Pattern.compile("prog '([^']*)': BPF program load failed: (.*)");

    private final LibbpfLog messages;
    private final Memory bytes;
    private final Memory log = new Memory(LOG_SIZE);
    private final Pointer object;
    /** By their names in the object: one that is reused takes the other's name (bpf_map__reuse_fd). */
    private final Map<String, Pointer> maps = new HashMap<>();

    private final List<Pointer> links = new ArrayList<>();
    private @Nullable Pointer open;

    LibbpfObject(byte[] content, LibbpfLog messages) {
        this.messages = messages;
        bytes = new Memory(Math.max(content.length, 1));
        bytes.write(0, content, 0, content.length);
        log.setByte(0, (byte) 0);
        messages.clear();
        Pointer opened = LibBpf.bpf_object__open_mem(bytes, content.length, options());
        if (opened == null) {
            throw failure("libbpf cannot read the object", Native.getLastError());
        }
        object = opened;
        open = opened;
        for (Pointer program = LibBpf.bpf_object__next_program(object, null);
                program != null;
                program = LibBpf.bpf_object__next_program(object, program)) {
            check(LibBpf.bpf_program__set_log_buf(program, log, LOG_SIZE), "libbpf takes no log buffer");
        }
        for (Pointer map = LibBpf.bpf_object__next_map(object, null);
                map != null;
                map = LibBpf.bpf_object__next_map(object, map)) {
            maps.put(LibBpf.bpf_map__name(map), map);
        }
    }

    @Override
    public boolean hasMap(String name) {
        return maps.containsKey(name) || LibBpf.bpf_object__find_map_by_name(object, name) != null;
    }

    @Override
    public void reuse(String map, BpfHandle existing) {
        check(
                LibBpf.bpf_map__reuse_fd(findMap(map), ((Descriptor) existing).number()),
                "the object's map " + map + " does not fit the one that is pinned");
    }

    @Override
    public void setLoaded(String program, boolean loaded) {
        check(LibBpf.bpf_program__set_autoload(findProgram(program), loaded), "libbpf does not choose " + program);
    }

    @Override
    public void setInitialValue(String section, byte[] value) {
        check(
                LibBpf.bpf_map__set_initial_value(findMap(section), value, value.length),
                "libbpf does not set " + section);
    }

    @Override
    public void load() {
        messages.clear();
        int result = LibBpf.bpf_object__load(object);
        if (result < 0) {
            throw refusal().orElseGet(() -> failure("the kernel does not load the object", -result));
        }
    }

    @Override
    public BpfHandle program(String name) {
        return new Descriptor(check(LibBpf.bpf_program__fd(findProgram(name)), name + " is not loaded"), false);
    }

    @Override
    public BpfHandle map(String name) {
        return new Descriptor(check(LibBpf.bpf_map__fd(findMap(name)), name + " was not created"), false);
    }

    @Override
    public BpfHandle attach(String program) {
        messages.clear();
        Pointer link = LibBpf.bpf_program__attach(findProgram(program));
        if (link == null) {
            throw failure("the kernel does not attach " + program, Native.getLastError());
        }
        links.add(link);
        return new Descriptor(LibBpf.bpf_link__fd(link), false);
    }

    @Override
    public void close() {
        if (open != null) {
            links.forEach(LibBpf::bpf_link__destroy);
            LibBpf.bpf_object__close(open);
            open = null;
        }
    }

    /** Returns the structure with the name behind it: the size says that the later members are left out. */
    private static Memory options() {
        Memory options = new Memory(OPTIONS_SIZE + OBJECT_NAME.length() + 1L);
        options.setLong(0, OPTIONS_SIZE);
        options.setPointer(OPTION_NAME, options.share(OPTIONS_SIZE));
        options.setString(OPTIONS_SIZE, OBJECT_NAME);
        return options;
    }

    private Pointer findProgram(String name) {
        Pointer program = LibBpf.bpf_object__find_program_by_name(object, name);
        if (program == null) {
            throw new BpfException("the object has no program " + name, Native.getLastError());
        }
        return program;
    }

    private Pointer findMap(String name) {
        // Global data is found by its section's name, which is no map's.
        Pointer named = maps.get(name);
        Pointer map = named == null ? LibBpf.bpf_object__find_map_by_name(object, name) : named;
        if (map == null) {
            throw new BpfException("the object has no map " + name, Native.getLastError());
        }
        return map;
    }

    private Optional<RuntimeException> refusal() {
        for (String message : messages.messages()) {
            Matcher matcher = REFUSED.matcher(message);
            if (matcher.matches()) {
                return Optional.of(
                        new ProgramRefusedException(matcher.group(1), matcher.group(2), log.getString(0, "UTF-8")));
            }
        }
        return Optional.empty();
    }

    private int check(int result, String sentence) {
        if (result < 0) {
            throw failure(sentence, -result);
        }
        return result;
    }

    private BpfException failure(String sentence, int errno) {
        List<String> told = messages.messages();
        String detail = told.isEmpty() ? "" : " (libbpf: " + String.join("; ", told) + ")";
        return new BpfException(sentence + ": " + LibBpf.describe(errno) + detail, errno);
    }
}
