package org.syscalltrack.runtime.object;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.syscalltrack.bpf.asm.EncodedCode;
import org.syscalltrack.bpf.asm.SourceLine;

/** A compiled object, read as {@code docs/object-format.md} states it. */
public final class CompiledObject {
    private static final int INSTRUCTION_SIZE = 8;

    private final byte[] bytes;
    private final ElfSections elf;
    private final Manifest manifest;
    private final LineTable lines;

    /**
     * Reads an object.
     *
     * @param bytes the whole file; kept, not copied
     * @throws MalformedObjectException where it is no object of this version of syscalltrack
     */
    public CompiledObject(byte[] bytes) {
        this.bytes = bytes;
        elf = new ElfSections(bytes);
        manifest = Manifest.read(text(section(".sct.manifest")));
        lines = LineTable.of(elf);
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

    /** Returns the bytes of {@code .sct.manifest}, to be pinned as they are. */
    public byte[] manifestBytes() {
        return section(".sct.manifest");
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
        ElfSections.Symbol symbol = elf.symbol(variable)
                .filter(s -> s.section().equals(section))
                .filter(s -> s.value() >= 0 && s.value() + Integer.BYTES <= copy.length)
                .orElseThrow(() -> new MalformedObjectException("it has no variable " + variable + " in " + section));
        ByteBuffer.wrap(copy).order(ByteOrder.LITTLE_ENDIAN).putInt((int) symbol.value(), value);
        return copy;
    }

    /**
     * Returns the rule line of an instruction of a program.
     *
     * @param program the program's symbol
     * @param instruction counted from the program's start, in units of 8 bytes, as the verifier counts
     */
    public Optional<RuleLine> lineOf(String program, int instruction) {
        return elf.symbol(program)
                .filter(symbol -> (long) instruction * INSTRUCTION_SIZE < symbol.size())
                .flatMap(symbol ->
                        lines.lineOf(symbol.section(), (int) (symbol.value() / INSTRUCTION_SIZE) + instruction));
    }

    /** Returns the first rule line with this text, for logs that name no place. */
    public Optional<RuleLine> lineWithText(String text) {
        return lines.lineWithText(text);
    }

    /**
     * A program of the object.
     *
     * @param section the section that it lies in, which says what it is attached to
     * @param name its symbol
     * @param code its instructions, with the rule lines that they were made for
     */
    public record Program(String section, String name, EncodedCode code) {}

    /** Returns the programs, in the order of the file. */
    public List<Program> programs() {
        return elf.functions().stream().map(this::program).toList();
    }

    private Program program(ElfSections.Symbol function) {
        int first = (int) (function.value() / INSTRUCTION_SIZE);
        int count = (int) (function.size() / INSTRUCTION_SIZE);
        byte[] code = new byte[count * INSTRUCTION_SIZE];
        elf.section(function.section()).orElseThrow().bytes().get((int) function.value(), code);
        NavigableMap<Integer, SourceLine> sources = new TreeMap<>();
        lines.linesOf(function.section(), first, first + count)
                .forEach((instruction, line) -> sources.put(
                        instruction - first, new SourceLine(line.file(), line.line(), line.column(), line.text())));
        return new Program(
                function.section(),
                function.name(),
                new EncodedCode(code, new TreeMap<>(), sources, new TreeMap<>(), new TreeMap<>()));
    }

    private byte[] section(String name) {
        ByteBuffer contents = elf.section(name)
                .orElseThrow(() ->
                        new MalformedObjectException("it has no section " + name + ": syscalltrack did not write it"))
                .bytes();
        byte[] copy = new byte[contents.limit()];
        contents.get(0, copy);
        return copy;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
