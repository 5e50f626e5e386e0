package org.syscalltrack.bpf.elf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.syscalltrack.bpf.btf.LittleEndianOutput;
import org.syscalltrack.bpf.btf.StringTable;

/**
 * Writes a relocatable ELF64 little-endian file for ElfFormat.EM_BPF: header, contents, symbol table, one string table for
 * symbols and sections, section headers (System V ABI, chapter 4, and its ELF-64 object file format).
 */
final class ElfWriter {
    private static final String SYMBOL_TABLE = ".symtab";
    private static final String STRING_TABLE = ".strtab";

    private final List<ElfSection> sections;
    private final List<ElfSymbol> symbols = new ArrayList<>();
    private final StringTable strings = new StringTable();
    private final Map<String, Integer> sectionIndices = new HashMap<>();
    private final Map<ElfSymbol, Integer> symbolIndices = new HashMap<>();
    private final LittleEndianOutput file = new LittleEndianOutput();
    private final LittleEndianOutput headers = new LittleEndianOutput();
    private int headerCount;

    private ElfWriter(List<ElfSection> sections, List<ElfSymbol> symbols) {
        this.sections = sections;
        for (ElfSymbol.Binding binding : ElfSymbol.Binding.values()) {
            // Local symbols must precede global ones; sh_info of the table says where those begin.
            symbols.stream().filter(symbol -> symbol.binding() == binding).forEach(this.symbols::add);
        }
    }

    static byte[] write(List<ElfSection> sections, List<ElfSymbol> symbols) {
        return new ElfWriter(sections, symbols).write();
    }

    private byte[] write() {
        number();
        file.bytes(new byte[ElfFormat.HEADER_BYTES]);
        header("", 0, 0, 0, 0, 0, 0, 0, 0);
        int symbolTableIndex = sections.size() + (int) relocated() + 1;
        for (ElfSection section : sections) {
            write(section);
        }
        for (ElfSection section : sections) {
            if (!section.relocations().isEmpty()) {
                write(section, symbolTableIndex);
            }
        }
        writeSymbols(symbolTableIndex + 1);
        writeStrings();
        file.align(Long.BYTES);
        int headerOffset = file.size();
        file.bytes(headers.toByteArray());
        byte[] bytes = file.toByteArray();
        byte[] header = fileHeader(headerOffset);
        System.arraycopy(header, 0, bytes, 0, header.length);
        return bytes;
    }

    private long relocated() {
        return sections.stream()
                .filter(section -> !section.relocations().isEmpty())
                .count();
    }

    private void number() {
        for (ElfSection section : sections) {
            if (sectionIndices.put(section.name(), sectionIndices.size() + 1) != null) {
                throw new IllegalArgumentException("the object has two sections '" + section.name() + "'");
            }
        }
        for (ElfSymbol symbol : symbols) {
            symbolIndices.put(symbol, symbolIndices.size() + 1);
        }
    }

    private void write(ElfSection section) {
        file.align(section.alignment());
        int type = section.isInFile() ? ElfFormat.SHT_PROGBITS : ElfFormat.SHT_NOBITS;
        int size = section.content().length;
        header(section.name(), type, section.flags(), file.size(), size, 0, 0, section.alignment(), 0);
        if (section.isInFile()) {
            file.bytes(section.content());
        }
    }

    private void write(ElfSection section, int symbolTableIndex) {
        file.align(Long.BYTES);
        header(
                ".rel" + section.name(),
                ElfFormat.SHT_REL,
                ElfFormat.SHF_INFO_LINK,
                file.size(),
                section.relocations().size() * ElfFormat.RELOCATION_BYTES,
                symbolTableIndex,
                sectionIndex(section.name()),
                Long.BYTES,
                ElfFormat.RELOCATION_BYTES);
        for (ElfRelocation relocation : section.relocations()) {
            Integer symbol = symbolIndices.get(relocation.symbol());
            if (symbol == null) {
                throw new IllegalStateException("no symbol table entry for " + relocation.symbol());
            }
            file.u64(relocation.offset())
                    .u64(((long) symbol << 32) | relocation.type().number());
        }
    }

    private void writeSymbols(int stringTableIndex) {
        file.align(Long.BYTES);
        long locals = symbols.stream()
                .filter(symbol -> symbol.binding() == ElfSymbol.Binding.LOCAL)
                .count();
        header(
                SYMBOL_TABLE,
                ElfFormat.SHT_SYMTAB,
                0,
                file.size(),
                (symbols.size() + 1) * ElfFormat.SYMBOL_BYTES,
                stringTableIndex,
                (int) locals + 1,
                Long.BYTES,
                ElfFormat.SYMBOL_BYTES);
        file.bytes(new byte[ElfFormat.SYMBOL_BYTES]);
        for (ElfSymbol symbol : symbols) {
            int section = symbol.section().isEmpty() ? 0 : sectionIndex(symbol.section());
            file.u32(strings.offsetOf(symbol.name()))
                    .u8((symbol.binding().number() << 4) | symbol.type().number())
                    .u8(0)
                    .u16(section)
                    .u64(symbol.value())
                    .u64(symbol.size());
        }
    }

    private void writeStrings() {
        strings.offsetOf(STRING_TABLE);
        byte[] content = strings.toByteArray();
        header(STRING_TABLE, ElfFormat.SHT_STRTAB, 0, file.size(), content.length, 0, 0, 1, 0);
        file.bytes(content);
    }

    private int sectionIndex(String name) {
        Integer index = sectionIndices.get(name);
        if (index == null) {
            throw new IllegalStateException("no section '" + name + "'");
        }
        return index;
    }

    private void header(
            String name, int type, int flags, int offset, int size, int link, int info, int alignment, int entryBytes) {
        headerCount++;
        headers.u32(strings.offsetOf(name))
                .u32(type)
                .u64(flags)
                .u64(0)
                .u64(offset)
                .u64(size)
                .u32(link)
                .u32(info)
                .u64(alignment)
                .u64(entryBytes);
    }

    private byte[] fileHeader(int sectionHeaders) {
        return new LittleEndianOutput()
                .bytes(ElfFormat.identification())
                .u16(ElfFormat.ET_REL)
                .u16(ElfFormat.EM_BPF)
                .u32(1)
                .u64(0)
                .u64(0)
                .u64(sectionHeaders)
                .u32(0)
                .u16(ElfFormat.HEADER_BYTES)
                .u16(0)
                .u16(0)
                .u16(ElfFormat.SECTION_HEADER_BYTES)
                .u16(headerCount)
                .u16(headerCount - 1)
                .toByteArray();
    }
}
