package org.syscalltrack.bpf.elf;

/**
 * A symbol of a relocatable file (ELF specification, chapter "Symbol Table").
 *
 * @param section name of the section it lies in; empty for one that another file defines
 */
record ElfSymbol(String name, Type type, Binding binding, String section, long value, long size) {
    enum Type {
        NOTYPE(0),
        OBJECT(1),
        FUNC(2),
        SECTION(3);

        private final int number;

        Type(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    enum Binding {
        LOCAL(0),
        GLOBAL(1);

        private final int number;

        Binding(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }

    /** The symbol of a whole section. */
    static ElfSymbol ofSection(String section) {
        return new ElfSymbol("", Type.SECTION, Binding.LOCAL, section, 0, 0);
    }
}
