package org.syscalltrack.bpf.elf;

/** A place in a section that waits for a symbol's value. */
record ElfRelocation(long offset, Type type, ElfSymbol symbol) {
    /** Numbers from {@code Documentation/bpf/llvm_reloc.rst}. */
    enum Type {
        /** The constant of a two-slot load. */
        R_BPF_64_64(1),
        /** Eight bytes of data. */
        R_BPF_64_ABS64(2),
        /** The constant of a call. */
        R_BPF_64_32(10);

        private final int number;

        Type(int number) {
            this.number = number;
        }

        int number() {
            return number;
        }
    }
}
