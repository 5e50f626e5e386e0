package org.syscalltrack.bpf.elf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.syscalltrack.bpf.asm.Reference;
import org.syscalltrack.bpf.btf.BtfType.Linkage;

/** The symbols of an object while it is laid out: unique by name, and found by what refers to them. */
final class ObjectSymbols {
    private final List<ElfSymbol> symbols = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private final Map<Reference, ElfSymbol> byReference = new HashMap<>();

    /** Adds a symbol that references of these kinds mean. */
    ElfSymbol add(ElfSymbol symbol, Reference.Kind... kinds) {
        if (!symbol.name().isEmpty() && !names.add(symbol.name())) {
            throw new IllegalArgumentException("the object has two symbols '" + symbol.name() + "'; rename one");
        }
        symbols.add(symbol);
        for (Reference.Kind kind : kinds) {
            byReference.put(new Reference(kind, symbol.name()), symbol);
        }
        return symbol;
    }

    /**
     * The symbol that a reference means.
     *
     * @throws IllegalArgumentException when the object has none of that kind and name
     */
    ElfSymbol resolve(Reference reference, String user) {
        ElfSymbol symbol = byReference.get(reference);
        if (symbol == null) {
            throw new IllegalArgumentException("'" + user + "' refers to '" + reference.symbol() + "' as "
                    + reference.kind() + ", but the object has no such symbol; add it");
        }
        return symbol;
    }

    List<ElfSymbol> all() {
        return symbols;
    }

    static ElfSymbol.Binding binding(Linkage linkage) {
        return linkage == Linkage.STATIC ? ElfSymbol.Binding.LOCAL : ElfSymbol.Binding.GLOBAL;
    }
}
