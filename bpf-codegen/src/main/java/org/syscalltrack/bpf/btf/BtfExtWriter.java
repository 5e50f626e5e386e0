package org.syscalltrack.bpf.btf;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.syscalltrack.bpf.asm.CoreRelocation;
import org.syscalltrack.bpf.asm.EncodedCode;
import org.syscalltrack.bpf.asm.SourceLine;

/**
 * Writes the content of a {@code .BTF.ext} section: which functions, source lines and CO-RE relocations belong to which
 * instruction. Its strings live in the {@code .BTF} section.
 */
public final class BtfExtWriter {
    private static final int HEADER_BYTES = 32;
    private static final int FUNCTION_INFO_BYTES = 8;
    private static final int LINE_INFO_BYTES = 16;
    private static final int CORE_RELOCATION_BYTES = 16;

    private static final int MAX_LINE = (1 << (32 - BtfFormat.COLUMN_BITS)) - 1;

    private final StringTable strings;

    private BtfExtWriter(StringTable strings) {
        this.strings = strings;
    }

    /**
     * The section's bytes.
     *
     * @param strings the table that {@link BtfWriter} then writes; receives names of sections and files, lines' texts
     *     and access paths
     */
    public static byte[] write(List<CodeInformation> sections, StringTable strings) {
        BtfExtWriter writer = new BtfExtWriter(strings);
        byte[] functions = writer.part(
                sections, FUNCTION_INFO_BYTES, CodeInformation::functions, (output, typeId) -> output.u32(typeId));
        byte[] lines = writer.part(sections, LINE_INFO_BYTES, CodeInformation::lines, writer::line);
        byte[] relocations =
                writer.part(sections, CORE_RELOCATION_BYTES, CodeInformation::relocations, writer::relocation);
        return new LittleEndianOutput()
                .u16(BtfFormat.MAGIC)
                .u8(BtfFormat.VERSION)
                .u8(0)
                .u32(HEADER_BYTES)
                .u32(0)
                .u32(functions.length)
                .u32(functions.length)
                .u32(lines.length)
                .u32(functions.length + lines.length)
                .u32(relocations.length)
                .bytes(functions)
                .bytes(lines)
                .bytes(relocations)
                .toByteArray();
    }

    private <T> byte[] part(
            List<CodeInformation> sections,
            int recordBytes,
            Function<CodeInformation, NavigableMap<Integer, T>> records,
            BiConsumer<LittleEndianOutput, T> write) {
        LittleEndianOutput output = new LittleEndianOutput();
        for (CodeInformation section : sections) {
            NavigableMap<Integer, T> map = records.apply(section);
            if (map.isEmpty()) {
                continue;
            }
            if (output.size() == 0) {
                output.u32(recordBytes);
            }
            output.u32(strings.offsetOf(section.section())).u32(map.size());
            for (Map.Entry<Integer, T> entry : map.entrySet()) {
                output.u32(entry.getKey() * EncodedCode.SLOT);
                write.accept(output, entry.getValue());
            }
        }
        return output.toByteArray();
    }

    private void line(LittleEndianOutput output, SourceLine line) {
        int number = Math.min(line.line(), MAX_LINE);
        int column = Math.min(line.column(), BtfFormat.MAX_COLUMN);
        output.u32(strings.offsetOf(line.fileName()))
                .u32(strings.offsetOf(line.text()))
                .u32((number << BtfFormat.COLUMN_BITS) | column);
    }

    private void relocation(LittleEndianOutput output, CoreRelocation relocation) {
        output.u32(relocation.typeId())
                .u32(strings.offsetOf(relocation.access()))
                .u32(relocation.kind().number());
    }
}
