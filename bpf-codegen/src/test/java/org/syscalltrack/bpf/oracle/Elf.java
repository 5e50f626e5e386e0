package org.syscalltrack.bpf.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.fornwall.jelf.ElfFile;
import net.fornwall.jelf.ElfSection;

/** Reads ELF files by jelf. */
public final class Elf {
    private Elf() {}

    /** The bytes of the first section with a name. */
    public static byte[] section(Path file, String name) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        ElfFile elf = ElfFile.from(bytes);
        ElfSection section = elf.firstSectionByName(name);
        if (section == null) {
            throw new AssertionError(file + " has no section '" + name + "'");
        }
        int start = (int) section.header.sh_offset;
        return Arrays.copyOfRange(bytes, start, start + (int) section.header.sh_size);
    }
}
