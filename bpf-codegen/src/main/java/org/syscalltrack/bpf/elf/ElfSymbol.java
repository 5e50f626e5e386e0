package org.syscalltrack.bpf.elf;

/**
 * A symbol of a relocatable file (ELF specification, chapter "Symbol Table").
 *
 * @param section name of the section it lies in; empty for one that another file defines
 */
record ElfSymbol(String name, Type type, Binding binding, String section, long value, long size) {
    enum Type {
        NOTYPE,
        OBJECT,
        FUNC,
        SECTION;

        int number() {
            return ordinal();
        }
    }

    enum Binding {
        LOCAL,
        GLOBAL;

        int number() {
            return ordinal();
        }
    }

    /** The symbol of a whole section. */
    static ElfSymbol ofSection(String section) {
        return new ElfSymbol("", Type.SECTION, Binding.LOCAL, section, 0, 0);
    }
}
