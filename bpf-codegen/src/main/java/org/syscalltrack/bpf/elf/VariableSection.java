package org.syscalltrack.bpf.elf;

import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.bpf.asm.Reference;
import org.syscalltrack.bpf.btf.BtfBuilder;
import org.syscalltrack.bpf.btf.BtfType;
import org.syscalltrack.bpf.btf.LittleEndianOutput;

/** One of the sections {@code .rodata}, {@code .data}, {@code .bss} with its variables in the order given. */
final class VariableSection {
    private final BpfVariable.Kind kind;
    private final LittleEndianOutput bytes = new LittleEndianOutput();
    private final List<BtfType.Placement> placements = new ArrayList<>();
    private int alignment = 1;

    VariableSection(BpfVariable.Kind kind) {
        this.kind = kind;
    }

    boolean isEmpty() {
        return placements.isEmpty();
    }

    void add(BpfVariable variable, BtfBuilder types, ObjectSymbols symbols) {
        alignment = Math.max(alignment, variable.alignment());
        bytes.align(variable.alignment());
        byte[] initial = variable.initial();
        int type = types.add(new BtfType.Variable(variable.name(), variable.type(), variable.linkage()));
        placements.add(new BtfType.Placement(type, bytes.size(), initial.length));
        symbols.add(
                new ElfSymbol(
                        variable.name(),
                        ElfSymbol.Type.OBJECT,
                        ObjectSymbols.binding(variable.linkage()),
                        kind.section(),
                        bytes.size(),
                        initial.length),
                Reference.Kind.VARIABLE);
        bytes.bytes(initial);
    }

    ElfSection toElf(BtfBuilder types) {
        types.add(new BtfType.DataSection(kind.section(), bytes.size(), placements));
        int writable = kind == BpfVariable.Kind.CONSTANT ? 0 : ElfSection.FLAG_WRITE;
        int flags = ElfSection.FLAG_ALLOC | writable;
        return kind == BpfVariable.Kind.ZERO
                ? ElfSection.ofZeros(kind.section(), flags, alignment, bytes.size())
                : ElfSection.of(kind.section(), flags, alignment, bytes.toByteArray(), List.of());
    }
}
