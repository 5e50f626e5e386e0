package org.syscalltrack.bpf.elf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syscalltrack.bpf.asm.EncodedCode;
import org.syscalltrack.bpf.asm.Reference;
import org.syscalltrack.bpf.btf.BtfBuilder;
import org.syscalltrack.bpf.btf.BtfExtWriter;
import org.syscalltrack.bpf.btf.BtfType;
import org.syscalltrack.bpf.btf.BtfWriter;
import org.syscalltrack.bpf.btf.LittleEndianOutput;
import org.syscalltrack.bpf.btf.StringTable;

/**
 * Lays an object out as a relocatable ELF file that libbpf and bpftool load. The same object gives the same bytes.
 *
 * <p>Offsets in {@code .BTF} and {@code .BTF.ext} are final, so these sections need no relocations of their own; libbpf
 * ignores those that clang writes.
 */
public final class BpfObjectWriter {
    private static final int WRITABLE_DATA = ElfSection.FLAG_ALLOC | ElfSection.FLAG_WRITE;

    private final BpfObject object;
    private final BtfBuilder types = new BtfBuilder();
    private final ObjectSymbols symbols = new ObjectSymbols();
    private final Map<String, ElfSymbol> programs = new LinkedHashMap<>();
    private final List<ElfSection> sections = new ArrayList<>();

    private BpfObjectWriter(BpfObject object) {
        this.object = object;
        object.types().forEach(types::add);
    }

    /**
     * The file's bytes.
     *
     * @throws IllegalArgumentException when symbols are missing or there twice
     * @throws org.syscalltrack.bpf.asm.AssemblyException when code cannot be encoded
     */
    public static byte[] write(BpfObject object) {
        return new BpfObjectWriter(object).write();
    }

    private byte[] write() {
        ElfSymbol text = symbols.add(ElfSymbol.ofSection(BpfFunction.TEXT));
        List<CodeSection> code = placeFunctions();
        MapSection maps = new MapSection(types, symbols);
        object.maps().forEach(maps::add);
        List<VariableSection> variables = placeVariables();
        placeKernelFunctions();

        code.forEach(section -> sections.add(section.toElf(symbols, text)));
        if (!object.maps().isEmpty()) {
            sections.add(maps.toElf(this::program));
        }
        variables.forEach(section -> sections.add(section.toElf(types)));
        addLicenseAndVersion();
        addTypes(code);
        for (PlainSection section : object.plainSections()) {
            sections.add(ElfSection.of(section.name(), 0, 1, section.content(), List.of()));
        }
        return ElfWriter.write(sections, symbols.all());
    }

    /** Functions by section: {@code .text} first, it is always there, then the others as they come. */
    private List<CodeSection> placeFunctions() {
        Map<String, CodeSection> code = new LinkedHashMap<>();
        code.put(BpfFunction.TEXT, new CodeSection(BpfFunction.TEXT));
        boolean withLines = object.functions().stream()
                .flatMap(function -> function.code().lines().stream())
                .anyMatch(line -> line.source() != null);
        for (BpfFunction function : object.functions()) {
            int prototype = function.prototype().orElseGet(this::defaultPrototype);
            int type = types.add(new BtfType.Function(function.name(), prototype, function.linkage()));
            EncodedCode encoded = function.code().encode();
            ElfSymbol symbol = code.computeIfAbsent(function.section(), CodeSection::new)
                    .add(function, encoded, type, withLines, symbols);
            if (function.isProgram()) {
                programs.put(function.name(), symbol);
            }
        }
        return List.copyOf(code.values());
    }

    private int defaultPrototype() {
        int context = types.pointer(BtfBuilder.VOID);
        return types.add(new BtfType.Prototype(types.int32(), List.of(new BtfType.Parameter("ctx", context))));
    }

    private List<VariableSection> placeVariables() {
        List<VariableSection> found = new ArrayList<>();
        for (BpfVariable.Kind kind : BpfVariable.Kind.values()) {
            VariableSection section = new VariableSection(kind);
            for (BpfVariable variable : object.variables()) {
                if (variable.kind() == kind) {
                    section.add(variable, types, symbols);
                }
            }
            if (!section.isEmpty()) {
                found.add(section);
            }
        }
        return found;
    }

    /** Undefined symbols, and an empty BTF section {@code .ksyms} that says that the kernel has them. */
    private void placeKernelFunctions() {
        if (object.kernelFunctions().isEmpty()) {
            return;
        }
        List<BtfType.Placement> placements = new ArrayList<>();
        for (KernelFunction function : object.kernelFunctions()) {
            int type = types.add(new BtfType.Function(function.name(), function.prototype(), BtfType.Linkage.EXTERN));
            placements.add(new BtfType.Placement(type, 0, 0));
            symbols.add(
                    new ElfSymbol(function.name(), ElfSymbol.Type.NOTYPE, ElfSymbol.Binding.GLOBAL, "", 0, 0),
                    Reference.Kind.KERNEL_CALL);
        }
        types.add(new BtfType.DataSection(".ksyms", 0, placements));
    }

    private ElfSymbol program(String program, String map) {
        ElfSymbol symbol = programs.get(program);
        if (symbol == null) {
            throw new IllegalArgumentException(
                    "the program array '" + map + "' names the program '" + program + "', which the object has not");
        }
        return symbol;
    }

    private void addLicenseAndVersion() {
        byte[] license = new LittleEndianOutput()
                .bytes(object.license().getBytes(StandardCharsets.UTF_8))
                .u8(0)
                .toByteArray();
        sections.add(ElfSection.of("license", WRITABLE_DATA, 1, license, List.of()));
        symbols.add(new ElfSymbol(
                "_license", ElfSymbol.Type.OBJECT, ElfSymbol.Binding.GLOBAL, "license", 0, license.length));
        if (object.version().isPresent()) {
            byte[] version =
                    new LittleEndianOutput().u32(object.version().getAsInt()).toByteArray();
            sections.add(ElfSection.of("version", WRITABLE_DATA, Integer.BYTES, version, List.of()));
        }
    }

    private void addTypes(List<CodeSection> code) {
        StringTable strings = new StringTable();
        byte[] extension =
                BtfExtWriter.write(code.stream().map(CodeSection::information).toList(), strings);
        sections.add(ElfSection.of(".BTF", 0, Integer.BYTES, BtfWriter.write(types.types(), strings), List.of()));
        if (!object.functions().isEmpty()) {
            // libbpf takes one without functions for damaged (btf_ext_setup_info).
            sections.add(ElfSection.of(".BTF.ext", 0, Integer.BYTES, extension, List.of()));
        }
    }
}
