package org.syscalltrack.bpf.elf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.syscalltrack.bpf.asm.EncodedCode;
import org.syscalltrack.bpf.asm.Reference;
import org.syscalltrack.bpf.btf.Btf;
import org.syscalltrack.bpf.btf.BtfExtReader;
import org.syscalltrack.bpf.btf.CodeInformation;

/** An eBPF object that is read back, ours or another compiler's: to list it, or to take sections out of it. */
public final class BpfObjectFile {
    private final ElfReader elf;
    private final List<ElfReader.Symbol> symbols;
    private final List<CodeInformation> information;
    private final List<Function> functions;

    private BpfObjectFile(byte[] bytes) {
        this.elf = new ElfReader(bytes);
        this.symbols = elf.symbols();
        Optional<byte[]> types = section(".BTF");
        Optional<byte[]> extension = section(".BTF.ext");
        this.information = types.isPresent() && extension.isPresent()
                ? BtfExtReader.read(extension.get(), Btf.read(types.get()))
                : List.of();
        this.functions = List.copyOf(readFunctions());
    }

    /**
     * A function of the object.
     *
     * @param section the section that it lies in
     * @param name its symbol
     * @param code its instructions, with references by symbol and source lines as far as the file has them
     */
    public record Function(String section, String name, EncodedCode code) {}

    /**
     * Reads an object.
     *
     * @throws ObjectFormatException when the bytes are no eBPF object
     * @throws org.syscalltrack.bpf.btf.BtfFormatException when its types are damaged
     */
    public static BpfObjectFile read(byte[] bytes) {
        try {
            return new BpfObjectFile(bytes);
        } catch (IndexOutOfBoundsException e) {
            throw new ObjectFormatException(
                    "the file is cut off: a part of it lies beyond its " + bytes.length + " bytes");
        }
    }

    /** The bytes of the first section with a name; none of one that is all zeros. */
    public Optional<byte[]> section(String name) {
        return elf.named(name).map(elf::content);
    }

    /** Where a symbol lies: its offset in the section with that name; none where that section does not define it. */
    public Optional<Integer> offsetOf(String section, String symbol) {
        return elf.named(section)
                .flatMap(header -> symbols.stream()
                        .filter(each -> each.section() == header.index())
                        .filter(each -> each.name().equals(symbol))
                        .findFirst())
                .map(ElfReader.Symbol::value);
    }

    /** The functions in the order of their sections and places. */
    public List<Function> functions() {
        return functions;
    }

    private List<Function> readFunctions() {
        List<Function> found = new ArrayList<>();
        for (ElfReader.Header header : elf.headers()) {
            if (header.type() != ElfFormat.SHT_PROGBITS || (header.flags() & ElfSection.FLAG_EXECUTE) == 0) {
                continue;
            }
            byte[] content = elf.content(header);
            NavigableMap<Integer, Reference> references = references(header);
            symbols.stream()
                    .filter(symbol -> symbol.section() == header.index())
                    .filter(symbol -> symbol.type() == ElfSymbol.Type.FUNC.number())
                    .sorted(Comparator.comparingInt(ElfReader.Symbol::value))
                    .forEach(symbol -> found.add(function(header, symbol, content, references)));
        }
        return found;
    }

    private Function function(
            ElfReader.Header header,
            ElfReader.Symbol symbol,
            byte[] content,
            NavigableMap<Integer, Reference> references) {
        long end = (long) symbol.value() + symbol.size();
        if (end > content.length || symbol.value() % EncodedCode.SLOT != 0 || end % EncodedCode.SLOT != 0) {
            throw new ObjectFormatException(
                    "the function '" + symbol.name() + "' does not lie in whole slots of '" + header.name() + "'");
        }
        int from = symbol.value() / EncodedCode.SLOT;
        int to = (int) end / EncodedCode.SLOT;
        Optional<CodeInformation> known = information.stream()
                .filter(each -> each.section().equals(header.name()))
                .findFirst();
        EncodedCode code = new EncodedCode(
                Arrays.copyOfRange(content, symbol.value(), (int) end),
                new TreeMap<>(),
                known.map(each -> slice(each.lines(), from, to)).orElseGet(TreeMap::new),
                slice(references, from, to),
                known.map(each -> slice(each.relocations(), from, to)).orElseGet(TreeMap::new));
        return new Function(header.name(), symbol.name(), code);
    }

    private static <T> NavigableMap<Integer, T> slice(NavigableMap<Integer, T> map, int from, int to) {
        NavigableMap<Integer, T> slice = new TreeMap<>();
        map.subMap(from, to).forEach((slot, value) -> slice.put(slot - from, value));
        return slice;
    }

    private NavigableMap<Integer, Reference> references(ElfReader.Header section) {
        NavigableMap<Integer, Reference> references = new TreeMap<>();
        for (ElfReader.Relocation relocation : elf.relocations(section)) {
            if (relocation.symbol() < 0 || relocation.symbol() >= symbols.size()) {
                throw new ObjectFormatException("a relocation names the symbol number " + relocation.symbol());
            }
            ElfReader.Symbol symbol = symbols.get(relocation.symbol());
            String target = elf.header(symbol.section()).name();
            boolean call = relocation.type() == ElfRelocation.Type.R_BPF_64_32.number();
            // A symbol without a name stands for its section.
            String name = symbol.name().isEmpty() ? target : symbol.name();
            references.put(relocation.offset() / EncodedCode.SLOT, new Reference(kind(call, target), name));
        }
        return references;
    }

    private static Reference.Kind kind(boolean call, String target) {
        if (call) {
            return target.isEmpty() ? Reference.Kind.KERNEL_CALL : Reference.Kind.FUNCTION_CALL;
        } else if (target.equals(MapSection.NAME)) {
            return Reference.Kind.MAP;
        }
        return target.equals(BpfFunction.TEXT) ? Reference.Kind.FUNCTION_ADDRESS : Reference.Kind.VARIABLE;
    }
}
