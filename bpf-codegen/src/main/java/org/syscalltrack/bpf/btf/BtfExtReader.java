package org.syscalltrack.bpf.btf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.syscalltrack.bpf.asm.CoreRelocation;
import org.syscalltrack.bpf.asm.EncodedCode;
import org.syscalltrack.bpf.asm.SourceLine;

/** Reads the content of a {@code .BTF.ext} section. Records longer than those we know are legal; the rest is skipped. */
public final class BtfExtReader {
    private static final int HEADER_LENGTH = 4;
    private static final int FUNCTIONS = 8;
    private static final int LINES = 16;
    private static final int RELOCATIONS = 24;

    /** The header's length without the part on CO-RE relocations, which came later. */
    private static final int OLD_HEADER_BYTES = 24;

    private static final int MIN_RECORD_BYTES = 8;

    private final ByteBuffer buffer;
    private final Btf types;
    private final Map<String, CodeInformation> sections = new LinkedHashMap<>();

    private BtfExtReader(byte[] bytes, Btf types) {
        this.buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.types = types;
    }

    /**
     * What the section says, in the order in which it names the code sections.
     *
     * @param types the object's BTF, which holds the strings
     * @throws BtfFormatException when the bytes are no {@code .BTF.ext}
     */
    public static List<CodeInformation> read(byte[] bytes, Btf types) {
        try {
            return new BtfExtReader(bytes, types).read();
        } catch (IndexOutOfBoundsException e) {
            throw new BtfFormatException("a record of .BTF.ext reaches beyond its " + bytes.length + " bytes");
        }
    }

    private List<CodeInformation> read() {
        if (Short.toUnsignedInt(buffer.getShort(0)) != BtfFormat.MAGIC) {
            throw new BtfFormatException("little-endian .BTF.ext starts with eb9f, this does not");
        }
        part(FUNCTIONS, (section, slot, at) -> section.functions().put(slot, buffer.getInt(at)));
        part(LINES, (section, slot, at) -> section.lines().put(slot, line(at)));
        if (buffer.getInt(HEADER_LENGTH) > OLD_HEADER_BYTES) {
            part(RELOCATIONS, (section, slot, at) -> section.relocations().put(slot, relocation(at)));
        }
        return new ArrayList<>(sections.values());
    }

    /** Takes a record that belongs to a slot; its own fields start at an offset. */
    private interface RecordReader {
        void read(CodeInformation section, int slot, int at);
    }

    private void part(int headerField, RecordReader reader) {
        int position = buffer.getInt(HEADER_LENGTH) + buffer.getInt(headerField);
        int end = position + buffer.getInt(headerField + 4);
        if (position == end) {
            return;
        }
        int recordBytes = buffer.getInt(position);
        if (recordBytes < MIN_RECORD_BYTES) {
            throw new BtfFormatException("a record of .BTF.ext cannot have " + recordBytes + " bytes");
        }
        position += Integer.BYTES;
        while (position < end) {
            CodeInformation section = section(types.string(buffer.getInt(position)));
            int count = buffer.getInt(position + 4);
            position += 2 * Integer.BYTES;
            for (int number = 0; number < count; number++) {
                reader.read(section, buffer.getInt(position) / EncodedCode.SLOT, position + Integer.BYTES);
                position += recordBytes;
            }
        }
    }

    private CodeInformation section(String name) {
        return sections.computeIfAbsent(
                name, unused -> new CodeInformation(name, new TreeMap<>(), new TreeMap<>(), new TreeMap<>()));
    }

    private SourceLine line(int at) {
        int position = buffer.getInt(at + 8);
        return new SourceLine(
                types.string(buffer.getInt(at)),
                position >>> BtfFormat.COLUMN_BITS,
                position & BtfFormat.MAX_COLUMN,
                types.string(buffer.getInt(at + 4)));
    }

    private CoreRelocation relocation(int at) {
        int number = buffer.getInt(at + 8);
        for (CoreRelocation.Kind kind : CoreRelocation.Kind.values()) {
            if (kind.number() == number) {
                return new CoreRelocation(kind, buffer.getInt(at), types.string(buffer.getInt(at + 4)));
            }
        }
        throw new BtfFormatException("a CO-RE relocation has the unknown kind " + number);
    }
}
