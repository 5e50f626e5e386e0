package org.syscalltrack.dsl.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A kernel's architecture, with the ABIs that its programs can use. */
public enum Architecture {
    /** 64-bit x86, with the 32-bit x86 entry as its compat ABI. */
    X86_64(Abi.X86_64, Abi.I386),
    /** 64-bit ARM; its 32-bit entry is not in the catalog. */
    ARM64(Abi.ARM64, null),
    /** 64-bit RISC-V; its 32-bit entry is not in the catalog. */
    RISCV64(Abi.RISCV64, null);

    private final Abi nativeAbi;
    private final @Nullable Abi compatAbi;

    Architecture(Abi nativeAbi, @Nullable Abi compatAbi) {
        this.nativeAbi = nativeAbi;
        this.compatAbi = compatAbi;
    }

    /** The ABI of programs built for this architecture. */
    public Abi nativeAbi() {
        return nativeAbi;
    }

    /** The ABI of 32-bit programs on the same kernel, where the catalog describes it. */
    public Optional<Abi> compatAbi() {
        return Optional.ofNullable(compatAbi);
    }

    /** Native first, then compat. */
    public List<Abi> abis() {
        List<Abi> abis = new ArrayList<>();
        abis.add(nativeAbi);
        compatAbi().ifPresent(abis::add);
        return List.copyOf(abis);
    }

    /** The name in data files and on the command line, such as {@code x86_64}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The architecture of that {@link #label()}, if there is one. */
    public static Optional<Architecture> of(String label) {
        for (Architecture architecture : values()) {
            if (architecture.label().equals(label)) {
                return Optional.of(architecture);
            }
        }
        return Optional.empty();
    }
}
