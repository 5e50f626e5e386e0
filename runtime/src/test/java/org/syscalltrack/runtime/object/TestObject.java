package org.syscalltrack.runtime.object;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.dsl.source.ByteString;

/** Builds the smallest ELF file that our reader takes for an object: sections and symbols, no code that would run. */
public final class TestObject {
    private record Section(String name, int type, int link, ByteString bytes) {}

    private record Symbol(String name, int section, long value, long size) {}

    private final List<Section> sections = new ArrayList<>(List.of(new Section("", 0, 0, ByteString.of())));
    private final List<Symbol> symbols = new ArrayList<>(List.of(new Symbol("", 0, 0, 0)));

    /** Returns an object with one rule and with these points, each {@code mechanism function}. */
    public static byte[] withPoints(String rule, String... points) {
        StringBuilder manifest = new StringBuilder("syscalltrack-object 1\ntool 0.1.0\ntarget x86_64 portable\n");
        manifest.append("rule 0 LOG \"").append(rule).append("\"\n");
        for (int i = 0; i < points.length; i++) {
            manifest.append("point " + points[i] + " dispatcher=sct_in_" + i + " decision=sct_en_" + i
                    + " programs=sct_pa_" + i + "\n");
        }
        return new TestObject()
                .text(".sct.manifest", manifest.toString())
                .text(".sct.schema", "syscalltrack-events 1\n")
                .text(".sct.source", "rules of " + rule)
                .section(".rodata", new byte[8])
                .symbol("sct_own_generation", ".rodata", 4, 4)
                .build();
    }

    /** Adds a section that holds a text. */
    public TestObject text(String name, String text) {
        return section(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a section. */
    public TestObject section(String name, byte[] bytes) {
        sections.add(new Section(name, 1, 0, ByteString.of(bytes)));
        return this;
    }

    /** Adds a symbol that a section defines. */
    public TestObject symbol(String name, String section, long value, long size) {
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).name().equals(section)) {
                symbols.add(new Symbol(name, i, value, size));
                return this;
            }
        }
        throw new IllegalArgumentException("no section " + section);
    }

    /** Returns the file. */
    public byte[] build() {
        addSymbolTable();
        int stringsIndex = sections.size();
        sections.add(new Section(".shstrtab", 3, 0, ByteString.of()));
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        int[] nameOffsets = new int[sections.size()];
        for (int i = 0; i < sections.size(); i++) {
            nameOffsets[i] = names.size();
            append(names, sections.get(i).name());
        }
        sections.set(stringsIndex, new Section(".shstrtab", 3, 0, ByteString.of(names.toByteArray())));
        return layOut(nameOffsets, stringsIndex);
    }

    private void addSymbolTable() {
        ByteArrayOutputStream names = new ByteArrayOutputStream();
        ByteBuffer table = ByteBuffer.allocate(symbols.size() * 24).order(ByteOrder.LITTLE_ENDIAN);
        for (Symbol symbol : symbols) {
            table.putInt(names.size()).putShort((short) 0x11).putShort((short) symbol.section());
            table.putLong(symbol.value()).putLong(symbol.size());
            append(names, symbol.name());
        }
        sections.add(new Section(".symtab", 2, sections.size() + 1, ByteString.of(table.array())));
        sections.add(new Section(".strtab", 3, 0, ByteString.of(names.toByteArray())));
    }

    private byte[] layOut(int[] nameOffsets, int stringsIndex) {
        int size = 64 + sections.stream().mapToInt(s -> s.bytes().length()).sum();
        ByteBuffer file = ByteBuffer.allocate(size + 64 * sections.size()).order(ByteOrder.LITTLE_ENDIAN);
        file.putInt(0, 0x464c457f)
                .putShort(4, (short) 0x0102)
                .put(6, (byte) 1)
                .putShort(16, (short) 1)
                .putShort(18, (short) 247);
        file.putLong(40, size).putShort(60, (short) sections.size()).putShort(62, (short) stringsIndex);
        int data = 64;
        for (int i = 0; i < sections.size(); i++) {
            Section section = sections.get(i);
            int header = size + 64 * i;
            file.putInt(header, nameOffsets[i]).putInt(header + 4, section.type());
            file.putLong(header + 24, data).putLong(header + 32, section.bytes().length());
            file.putInt(header + 40, section.link());
            file.put(data, section.bytes().toByteArray());
            data += section.bytes().length();
        }
        return file.array();
    }

    private static void append(ByteArrayOutputStream out, String name) {
        out.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        out.write(0);
    }
}
