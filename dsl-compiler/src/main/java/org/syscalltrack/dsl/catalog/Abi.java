package org.syscalltrack.dsl.catalog;

import java.util.Locale;
import java.util.Optional;

/** A way into the kernel: how a program names a call by number and lays out its arguments. */
public enum Abi {
    /** 64-bit x86, entered by {@code syscall}. */
    X86_64(8),
    /** 32-bit x86: {@code int 0x80} and {@code sysenter}, on a 64-bit kernel its compat entry. */
    I386(4),
    /** 64-bit ARM (AArch64). */
    ARM64(8),
    /** 64-bit RISC-V. */
    RISCV64(8);

    private final int pointerBytes;

    Abi(int pointerBytes) {
        this.pointerBytes = pointerBytes;
    }

    /** Size of a pointer, and of {@code long}, in bytes: 4 or 8. */
    public int pointerBytes() {
        return pointerBytes;
    }

    /** The name in data files and on the command line, such as {@code x86_64}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The ABI of that {@link #label()}, if there is one. */
    public static Optional<Abi> of(String label) {
        for (Abi abi : values()) {
            if (abi.label().equals(label)) {
                return Optional.of(abi);
            }
        }
        return Optional.empty();
    }
}
