package org.syscalltrack.runtime.object;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The rule line of each instruction, from the sections {@code .BTF} and {@code .BTF.ext}, whose layout is stated in the
 * kernel's {@code Documentation/bpf/btf.rst}, "ELF File Format Interface". Kernels before 6.4 print the line's text in
 * the verifier's log but not its place, so we look it up ourselves.
 */
final class LineTable {
    private static final int BTF_MAGIC = 0xeb9f;
    private static final int INSTRUCTION_SIZE = 8;
    /** Size of {@code struct bpf_line_info}; newer kernels may append to it. */
    private static final int LINE_INFO_SIZE = 16;
    /** Bits of {@code line_col} that hold the column (BPF_LINE_INFO_LINE_COL of linux/bpf.h). */
    private static final int COLUMN_BITS = 10;

    private final Map<String, TreeMap<Integer, RuleLine>> linesBySection = new HashMap<>();

    /** Reads the two sections; where one is missing or damaged no line is known. */
    static LineTable of(ElfSections elf) {
        LineTable table = new LineTable();
        Optional<ElfSections.Section> btf = elf.section(".BTF");
        Optional<ElfSections.Section> extension = elf.section(".BTF.ext");
        if (btf.isPresent() && extension.isPresent()) {
            try {
                table.read(strings(btf.get().bytes()), extension.get().bytes());
            } catch (IndexOutOfBoundsException | IllegalArgumentException | BufferUnderflowException e) {
                table.linesBySection.clear();
            }
        }
        return table;
    }

    /** Returns the line of an instruction, counted from the section's start. */
    Optional<RuleLine> lineOf(String section, int instruction) {
        TreeMap<Integer, RuleLine> lines = linesBySection.get(section);
        if (lines == null) {
            return Optional.empty();
        }
        return Optional.ofNullable(lines.floorEntry(instruction)).map(Map.Entry::getValue);
    }

    /** Returns the lines that begin at the instructions from one to before another of a section. */
    SortedMap<Integer, RuleLine> linesOf(String section, int from, int to) {
        return linesBySection.getOrDefault(section, new TreeMap<>()).subMap(from, to);
    }

    /** Returns the first line whose text is this one. */
    Optional<RuleLine> lineWithText(String text) {
        return linesBySection.values().stream()
                .flatMap(lines -> lines.values().stream())
                .filter(line -> line.text().strip().equals(text.strip()))
                .min((a, b) -> Integer.compare(a.line(), b.line()));
    }

    /** Returns the string table of {@code .BTF}: {@code hdr_len} at 4, {@code str_off} at 16, {@code str_len} at 20. */
    private static ByteBuffer strings(ByteBuffer btf) {
        requireMagic(btf);
        ByteBuffer strings = btf.slice(btf.getInt(4) + btf.getInt(16), btf.getInt(20));
        return strings.order(btf.order());
    }

    /** Reads {@code .BTF.ext}: {@code hdr_len} at 4, {@code line_info_off} at 16, {@code line_info_len} at 20. */
    private void read(ByteBuffer strings, ByteBuffer extension) {
        requireMagic(extension);
        int at = extension.getInt(4) + extension.getInt(16);
        int end = at + extension.getInt(20);
        int recordSize = extension.getInt(at);
        if (recordSize < LINE_INFO_SIZE) {
            throw new IllegalArgumentException("line records of " + recordSize + " bytes");
        }
        at += 4;
        while (at < end) {
            String section = ElfSections.string(strings, extension.getInt(at));
            int count = extension.getInt(at + 4);
            at += 8;
            TreeMap<Integer, RuleLine> lines = linesBySection.computeIfAbsent(section, s -> new TreeMap<>());
            for (int i = 0; i < count; i++, at += recordSize) {
                lines.put(
                        extension.getInt(at) / INSTRUCTION_SIZE,
                        new RuleLine(
                                ElfSections.string(strings, extension.getInt(at + 4)),
                                extension.getInt(at + 12) >>> COLUMN_BITS,
                                extension.getInt(at + 12) & (1 << COLUMN_BITS) - 1,
                                ElfSections.string(strings, extension.getInt(at + 8))));
            }
        }
    }

    private static void requireMagic(ByteBuffer bytes) {
        if (Short.toUnsignedInt(bytes.getShort(0)) != BTF_MAGIC) {
            throw new IllegalArgumentException("not BTF");
        }
    }
}
