package org.syscalltrack.bpf.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Sections, symbols and relocations of a relocatable ELF64 little-endian file for EM_BPF. */
final class ElfReader {
    private static final int TYPE = 16;
    private static final int MACHINE = 18;
    private static final int SECTION_HEADERS = 40;
    private static final int SECTION_COUNT = 60;
    private static final int NAME_SECTION = 62;

    private final ByteBuffer file;
    private final List<Header> headers = new ArrayList<>();

    /** A section header, as far as it is of use here. */
    record Header(int index, String name, int type, long flags, int offset, int size, int link, int info) {}

    /** A symbol; {@code section} is an index, 0 for one that is defined elsewhere. */
    record Symbol(String name, int type, int binding, int section, int value, int size) {}

    /** A relocation by the index of its symbol. */
    record Relocation(int offset, int type, int symbol) {}

    ElfReader(byte[] bytes) {
        this.file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        byte[] start = Arrays.copyOf(bytes, ElfFormat.identification().length);
        // The last eight bytes name an ABI, which nobody sets for eBPF.
        if (!Arrays.equals(start, 0, 7, ElfFormat.identification(), 0, 7)) {
            throw new ObjectFormatException("this is no little-endian 64-bit ELF file of version 1");
        }
        if (file.getShort(TYPE) != ElfFormat.ET_REL || file.getShort(MACHINE) != ElfFormat.EM_BPF) {
            throw new ObjectFormatException("this ELF file is no relocatable object for eBPF (its type is "
                    + file.getShort(TYPE) + ", its machine " + file.getShort(MACHINE) + ")");
        }
        int start0 = position(file.getLong(SECTION_HEADERS));
        int count = Short.toUnsignedInt(file.getShort(SECTION_COUNT));
        int names = start0 + Short.toUnsignedInt(file.getShort(NAME_SECTION)) * ElfFormat.SECTION_HEADER_BYTES;
        int nameTable = position(file.getLong(names + 24));
        for (int index = 0; index < count; index++) {
            int at = start0 + index * ElfFormat.SECTION_HEADER_BYTES;
            headers.add(new Header(
                    index,
                    string(nameTable + file.getInt(at)),
                    file.getInt(at + 4),
                    file.getLong(at + 8),
                    position(file.getLong(at + 24)),
                    position(file.getLong(at + 32)),
                    file.getInt(at + 40),
                    file.getInt(at + 44)));
        }
    }

    List<Header> headers() {
        return headers;
    }

    Header header(int index) {
        if (index < 0 || index >= headers.size()) {
            throw new ObjectFormatException("the file has no section number " + index);
        }
        return headers.get(index);
    }

    Optional<Header> named(String name) {
        return headers.stream().filter(header -> header.name().equals(name)).findFirst();
    }

    /** The bytes that the file has of a section: none of one that is all zeros. */
    byte[] content(Header header) {
        if (header.type() == ElfFormat.SHT_NOBITS) {
            return new byte[0];
        }
        if (header.offset() + (long) header.size() > file.limit()) {
            throw new ObjectFormatException("the section '" + header.name() + "' reaches beyond the file's end");
        }
        return Arrays.copyOfRange(file.array(), header.offset(), header.offset() + header.size());
    }

    List<Symbol> symbols() {
        List<Symbol> symbols = new ArrayList<>();
        for (Header table : headers) {
            if (table.type() != ElfFormat.SHT_SYMTAB) {
                continue;
            }
            int names = header(table.link()).offset();
            for (int at = table.offset(); at < table.offset() + table.size(); at += ElfFormat.SYMBOL_BYTES) {
                symbols.add(new Symbol(
                        string(names + file.getInt(at)),
                        file.get(at + 4) & 0xf,
                        (file.get(at + 4) >> 4) & 0xf,
                        Short.toUnsignedInt(file.getShort(at + 6)),
                        position(file.getLong(at + 8)),
                        position(file.getLong(at + 16))));
            }
        }
        return symbols;
    }

    /** The relocations that apply to a section. */
    List<Relocation> relocations(Header section) {
        List<Relocation> relocations = new ArrayList<>();
        for (Header table : headers) {
            if (table.type() != ElfFormat.SHT_REL || table.info() != section.index()) {
                continue;
            }
            for (int at = table.offset(); at < table.offset() + table.size(); at += ElfFormat.RELOCATION_BYTES) {
                relocations.add(new Relocation(position(file.getLong(at)), file.getInt(at + 8), file.getInt(at + 12)));
            }
        }
        return relocations;
    }

    private int position(long value) {
        if (value < 0 || value > Integer.MAX_VALUE) {
            throw new ObjectFormatException("the file has a size or offset of " + Long.toUnsignedString(value));
        }
        return (int) value;
    }

    private String string(int start) {
        int end = start;
        while (file.get(end) != 0) {
            end++;
        }
        return new String(file.array(), start, end - start, StandardCharsets.UTF_8);
    }
}
