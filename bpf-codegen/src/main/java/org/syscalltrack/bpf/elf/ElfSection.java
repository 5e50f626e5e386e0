package org.syscalltrack.bpf.elf;

import java.util.List;

/** A section of a relocatable file with the relocations that apply to it. */
final class ElfSection {
    static final int FLAG_WRITE = 1;
    static final int FLAG_ALLOC = 2;
    static final int FLAG_EXECUTE = 4;

    private final String name;
    private final int flags;
    private final int alignment;
    private final boolean inFile;
    private final byte[] content;
    private final List<ElfRelocation> relocations;

    private ElfSection(
            String name, int flags, int alignment, boolean inFile, byte[] content, List<ElfRelocation> relocations) {
        this.name = name;
        this.flags = flags;
        this.alignment = alignment;
        this.inFile = inFile;
        this.content = content;
        this.relocations = List.copyOf(relocations);
    }

    /** A section whose bytes stand in the file. */
    static ElfSection of(String name, int flags, int alignment, byte[] content, List<ElfRelocation> relocations) {
        return new ElfSection(name, flags, alignment, true, content, relocations);
    }

    /** A section of zeros that takes no room in the file (SHT_NOBITS). */
    static ElfSection ofZeros(String name, int flags, int alignment, int size) {
        return new ElfSection(name, flags, alignment, false, new byte[size], List.of());
    }

    String name() {
        return name;
    }

    int flags() {
        return flags;
    }

    int alignment() {
        return alignment;
    }

    boolean isInFile() {
        return inFile;
    }

    byte[] content() {
        return content;
    }

    List<ElfRelocation> relocations() {
        return relocations;
    }
}
