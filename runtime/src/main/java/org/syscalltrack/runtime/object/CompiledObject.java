package org.syscalltrack.runtime.object;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.syscalltrack.bpf.asm.SourceLine;
import org.syscalltrack.bpf.btf.BtfFormatException;
import org.syscalltrack.bpf.elf.BpfObjectFile;
import org.syscalltrack.bpf.elf.ObjectFormatException;
import org.syscalltrack.bpf.kernel.KernelVersion;
import org.syscalltrack.bpf.lower.Forgetter;
import org.syscalltrack.bpf.lower.Maps;
import org.syscalltrack.bpf.object.Manifest;
import org.syscalltrack.bpf.object.PointEntry;

/** A compiled object, read as {@code docs/object-format.md} states it. */
public final class CompiledObject {
    private final byte[] bytes;
    private final BpfObjectFile file;
    private final Manifest manifest;
    private final Set<String> programs;

    /**
     * Reads an object.
     *
     * @param bytes the whole file; kept, not copied
     * @throws MalformedObjectException where it is no object of this version of syscalltrack
     */
    public CompiledObject(byte[] bytes) {
        this.bytes = bytes;
        try {
            file = BpfObjectFile.read(bytes);
            manifest = readManifest();
            programs =
                    file.functions().stream().map(BpfObjectFile.Function::name).collect(Collectors.toUnmodifiableSet());
        } catch (ObjectFormatException | BtfFormatException e) {
            throw new MalformedObjectException(String.valueOf(e.getMessage()));
        }
    }

    private CompiledObject(CompiledObject whole, Manifest chosen) {
        bytes = whole.bytes;
        file = whole.file;
        manifest = chosen;
        programs = whole.programs;
    }

    /**
     * Returns the object with the points for a kernel that it carries, and one choice for each: the first that serves on
     * the machine.
     */
    public CompiledObject choose(KernelVersion kernel, Predicate<PointEntry> carries, Predicate<PointEntry> serves) {
        return new CompiledObject(this, manifest.choose(kernel, carries, serves));
    }

    /** Returns all choices of all points, of which only those of {@link #manifest()} are to be loaded. */
    public List<PointEntry> choices() {
        return readManifest().points().stream()
                .flatMap(point -> point.choices().stream())
                .toList();
    }

    /** Returns the programs that go on for a point's decision program, in the order of their slots. */
    public List<String> partsOf(PointEntry point) {
        List<String> parts = new ArrayList<>();
        while (programs.contains(Maps.partOf(point.decision(), parts.size()))) {
            parts.add(Maps.partOf(point.decision(), parts.size()));
        }
        return parts;
    }

    /** Returns the program that a loader may put before a point's decision program ({@link Forgetter}). */
    public Optional<String> forgetterOf(PointEntry point) {
        return Optional.of(Maps.forgetterOf(point.decision())).filter(programs::contains);
    }

    private Manifest readManifest() {
        return Manifest.read(new String(section(".sct.manifest"), StandardCharsets.UTF_8));
    }

    /** Says whether a file's first bytes are those of an ELF file, so that it is an object and no rule file. */
    public static boolean isObject(byte[] bytes) {
        return bytes.length >= 4 && bytes[0] == 0x7f && bytes[1] == 'E' && bytes[2] == 'L' && bytes[3] == 'F';
    }

    /** Returns the whole file. */
    public byte[] bytes() {
        return bytes;
    }

    /** Returns the rules and the decision points. */
    public Manifest manifest() {
        return manifest;
    }

    /** Returns the text of {@link #manifest()}, to be pinned. */
    public byte[] manifestBytes() {
        return manifest.write().getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the bytes of {@code .sct.schema}. */
    public byte[] schemaBytes() {
        return section(".sct.schema");
    }

    /** Returns the bytes of {@code .sct.source}. */
    public byte[] sourceBytes() {
        return section(".sct.source");
    }

    /**
     * Returns a copy of a section's bytes in which a 32-bit variable has another value.
     *
     * @param section the section that holds the variable
     * @param variable the variable's symbol
     * @throws MalformedObjectException where the section or the variable is not there
     */
    public byte[] withVariable(String section, String variable, int value) {
        byte[] copy = section(section);
        int offset = file.offsetOf(section, variable)
                .filter(found -> found + Integer.BYTES <= copy.length)
                .orElseThrow(() -> new MalformedObjectException("it has no variable " + variable + " in " + section));
        ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).putInt(offset, value);
        return copy;
    }

    /**
     * Returns the rule line of an instruction of a program.
     *
     * @param program the program's symbol
     * @param instruction counted from the program's start, in units of 8 bytes, as the verifier counts
     */
    public Optional<SourceLine> lineOf(String program, int instruction) {
        return file.functions().stream()
                .filter(function -> function.name().equals(program))
                .filter(function -> instruction < function.code().slots())
                .findFirst()
                .map(function -> function.code().sources().floorEntry(instruction))
                .map(Map.Entry::getValue);
    }

    /** Returns the first rule line with this text, for logs that name no place. */
    public Optional<SourceLine> lineWithText(String text) {
        return file.functions().stream()
                .flatMap(function -> function.code().sources().values().stream())
                .filter(line -> line.text().strip().equals(text.strip()))
                .min(Comparator.comparingInt(SourceLine::line));
    }

    /** Returns the file's parts. */
    public BpfObjectFile file() {
        return file;
    }

    private byte[] section(String name) {
        try {
            return file.section(name)
                    .orElseThrow(() -> new MalformedObjectException(
                            "it has no section " + name + ", so syscalltrack did not write it"));
        } catch (ObjectFormatException e) {
            throw new MalformedObjectException(String.valueOf(e.getMessage()));
        }
    }
}
