package org.syscalltrack.runtime.object;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The sections and symbols of a relocatable ELF64 little-endian file: as much of the format (System V ABI, chapter 4)
 * as a loader needs to read back what {@code bpf-codegen} wrote.
 */
final class ElfSections {
    private static final int ELF_HEADER_SIZE = 64;
    private static final int SECTION_HEADER_SIZE = 64;
    private static final int SYMBOL_SIZE = 24;
    private static final int MACHINE_BPF = 247;
    private static final int SHT_SYMTAB = 2;
    private static final int SHT_NOBITS = 8;
    private static final int STT_FUNC = 2;
    private static final int SYMBOL_TYPE_MASK = 0xf;

    /** A section: its name, its type ({@code sh_type}), its bytes, and the index of the section it refers to. */
    record Section(String name, int type, ByteBuffer bytes, int link) {}

    /** A symbol: its name, its type, the section that defines it, its offset there and its size in bytes. */
    record Symbol(String name, int type, String section, long value, long size) {
        boolean isFunction() {
            return type == STT_FUNC;
        }
    }

    private final List<Section> sections = new ArrayList<>();
    private final List<Symbol> symbols = new ArrayList<>();

    /** @throws MalformedObjectException where the bytes are no such file or end too early */
    ElfSections(byte[] object) {
        ByteBuffer file = ByteBuffer.wrap(object).order(ByteOrder.LITTLE_ENDIAN);
        if (object.length < ELF_HEADER_SIZE || file.getInt(0) != 0x464c457f || file.getShort(4) != 0x0102) {
            throw new MalformedObjectException("it is no 64-bit little-endian ELF file");
        }
        if (Short.toUnsignedInt(file.getShort(18)) != MACHINE_BPF) {
            throw new MalformedObjectException("it is an ELF file, but not for BPF");
        }
        try {
            readSections(file);
            readSymbols();
        } catch (IndexOutOfBoundsException
                | IllegalArgumentException
                | ArithmeticException
                | BufferUnderflowException e) {
            throw new MalformedObjectException("it is cut short or damaged");
        }
    }

    Optional<Section> section(String name) {
        return sections.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    Optional<Symbol> symbol(String name) {
        return symbols.stream().filter(s -> s.name().equals(name)).findFirst();
    }

    /** Returns the functions, in the order of the sections and of their places there. */
    List<Symbol> functions() {
        List<String> order = sections.stream().map(Section::name).toList();
        return symbols.stream()
                .filter(Symbol::isFunction)
                .sorted(Comparator.comparingInt((Symbol symbol) -> order.indexOf(symbol.section()))
                        .thenComparingLong(Symbol::value))
                .toList();
    }

    private void readSections(ByteBuffer file) {
        int table = Math.toIntExact(file.getLong(40));
        int count = Short.toUnsignedInt(file.getShort(60));
        int names = table + Short.toUnsignedInt(file.getShort(62)) * SECTION_HEADER_SIZE;
        ByteBuffer nameBytes = contents(file, names);
        for (int i = 0; i < count; i++) {
            int header = table + i * SECTION_HEADER_SIZE;
            sections.add(new Section(
                    string(nameBytes, file.getInt(header)),
                    file.getInt(header + 4),
                    contents(file, header),
                    file.getInt(header + 40)));
        }
    }

    private static ByteBuffer contents(ByteBuffer file, int header) {
        if (file.getInt(header + 4) == SHT_NOBITS) {
            return ByteBuffer.allocate(0).order(ByteOrder.LITTLE_ENDIAN);
        }
        int offset = Math.toIntExact(file.getLong(header + 24));
        int size = Math.toIntExact(file.getLong(header + 32));
        return file.slice(offset, size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void readSymbols() {
        for (Section table : sections) {
            if (table.type() != SHT_SYMTAB) {
                continue;
            }
            ByteBuffer names = sections.get(table.link()).bytes();
            for (int at = 0; at + SYMBOL_SIZE <= table.bytes().limit(); at += SYMBOL_SIZE) {
                int index = Short.toUnsignedInt(table.bytes().getShort(at + 6));
                if (index > 0 && index < sections.size()) {
                    Symbol symbol = new Symbol(
                            string(names, table.bytes().getInt(at)),
                            table.bytes().get(at + 4) & SYMBOL_TYPE_MASK,
                            sections.get(index).name(),
                            table.bytes().getLong(at + 8),
                            table.bytes().getLong(at + 16));
                    if (symbol.isFunction()) {
                        Objects.checkFromIndexSize(symbol.value(), symbol.size(), (long)
                                sections.get(index).bytes().limit());
                    }
                    symbols.add(symbol);
                }
            }
        }
    }

    /** Returns the NUL-terminated string at an offset of a string table. */
    static String string(ByteBuffer table, int offset) {
        int end = offset;
        while (table.get(end) != 0) {
            end++;
        }
        byte[] bytes = new byte[end - offset];
        table.get(offset, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
