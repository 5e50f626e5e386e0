package org.syscalltrack.bpf.elf;

/** Numbers of the ELF-64 format that reading and writing share (System V ABI; machine: {@code linux/elf-em.h}). */
final class ElfFormat {
    static final int HEADER_BYTES = 64;
    static final int SECTION_HEADER_BYTES = 64;
    static final int SYMBOL_BYTES = 24;
    static final int RELOCATION_BYTES = 16;

    static final int ET_REL = 1;
    static final int EM_BPF = 247;

    static final int SHT_PROGBITS = 1;
    static final int SHT_SYMTAB = 2;
    static final int SHT_STRTAB = 3;
    static final int SHT_NOBITS = 8;
    static final int SHT_REL = 9;

    /** Flag of a relocation section: its info field is a section's index. */
    static final int SHF_INFO_LINK = 0x40;

    private static final byte[] IDENTIFICATION = {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    private ElfFormat() {}

    /** The first 16 bytes: ELF, 64 bits, little endian, version 1. */
    static byte[] identification() {
        return IDENTIFICATION.clone();
    }
}
