package org.syscalltrack.bpf.elf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.syscalltrack.bpf.asm.CoreRelocation;
import org.syscalltrack.bpf.asm.EncodedCode;
import org.syscalltrack.bpf.asm.Reference;
import org.syscalltrack.bpf.asm.SourceLine;
import org.syscalltrack.bpf.btf.CodeInformation;
import org.syscalltrack.bpf.btf.LittleEndianOutput;

/**
 * One section of functions being laid out, first all functions are placed, then references resolved, since functions
 * call each other across sections.
 */
final class CodeSection {
    private static final int ALIGNMENT = 8;

    /** Where a constant stands in a slot. */
    private static final int CONSTANT_OFFSET = 4;

    private static final SourceLine NO_SOURCE = new SourceLine("", 0, 0, "");

    private final String name;
    private final LittleEndianOutput bytes = new LittleEndianOutput();
    private final NavigableMap<Integer, Integer> functions = new TreeMap<>();
    private final NavigableMap<Integer, SourceLine> lines = new TreeMap<>();
    private final NavigableMap<Integer, CoreRelocation> relocations = new TreeMap<>();
    private final NavigableMap<Integer, PlacedReference> references = new TreeMap<>();

    /** A reference and the function that holds it. */
    private record PlacedReference(Reference reference, String function) {}

    CodeSection(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /**
     * Appends a function and gives its symbol.
     *
     * @param typeId id of its BTF function
     * @param withLines whether the object has line information; then the kernel wants some at each function's start
     */
    ElfSymbol add(BpfFunction function, EncodedCode code, int typeId, boolean withLines, ObjectSymbols symbols) {
        int start = bytes.size() / EncodedCode.SLOT;
        ElfSymbol symbol = symbols.add(
                new ElfSymbol(
                        function.name(),
                        ElfSymbol.Type.FUNC,
                        ObjectSymbols.binding(function.linkage()),
                        name,
                        bytes.size(),
                        (long) code.slots() * EncodedCode.SLOT),
                function.isProgram()
                        ? new Reference.Kind[0]
                        : new Reference.Kind[] {Reference.Kind.FUNCTION_CALL, Reference.Kind.FUNCTION_ADDRESS});
        bytes.bytes(code.bytes());
        functions.put(start, typeId);
        if (withLines) {
            lines.put(
                    start,
                    code.sources().isEmpty()
                            ? NO_SOURCE
                            : code.sources().firstEntry().getValue());
        }
        code.sources().forEach((slot, line) -> lines.put(start + slot, line));
        code.relocations().forEach((slot, relocation) -> relocations.put(start + slot, relocation));
        code.references()
                .forEach((slot, reference) ->
                        references.put(start + slot, new PlacedReference(reference, function.name())));
        return symbol;
    }

    /** The finished section. */
    ElfSection toElf(ObjectSymbols symbols, ElfSymbol text) {
        List<ElfRelocation> found = new ArrayList<>();
        for (Map.Entry<Integer, PlacedReference> entry : references.entrySet()) {
            long offset = (long) entry.getKey() * EncodedCode.SLOT;
            Reference reference = entry.getValue().reference();
            ElfSymbol symbol = symbols.resolve(reference, entry.getValue().function());
            boolean call =
                    reference.kind() == Reference.Kind.FUNCTION_CALL || reference.kind() == Reference.Kind.KERNEL_CALL;
            if (reference.kind() == Reference.Kind.FUNCTION_ADDRESS && symbol.binding() == ElfSymbol.Binding.LOCAL) {
                // libbpf (sym_is_subprog) takes the address of a static function by its section only.
                bytes.patch32((int) offset + CONSTANT_OFFSET, (int) symbol.value());
                symbol = text;
            }
            found.add(new ElfRelocation(
                    offset, call ? ElfRelocation.Type.R_BPF_64_32 : ElfRelocation.Type.R_BPF_64_64, symbol));
        }
        int flags = ElfSection.FLAG_ALLOC | ElfSection.FLAG_EXECUTE;
        return ElfSection.of(name, flags, ALIGNMENT, bytes.toByteArray(), found);
    }

    /** What {@code .BTF.ext} says of the section. */
    CodeInformation information() {
        return new CodeInformation(name, functions, lines, relocations);
    }
}
