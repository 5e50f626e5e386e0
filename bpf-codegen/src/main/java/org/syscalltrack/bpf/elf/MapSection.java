package org.syscalltrack.bpf.elf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.syscalltrack.bpf.asm.Reference;
import org.syscalltrack.bpf.btf.BtfBuilder;
import org.syscalltrack.bpf.btf.BtfType;

/**
 * The section {@code .maps}: for each map a variable whose type tells libbpf all about it. An attribute with a number n
 * is a member of type "pointer to an array of n ints"; the bytes themselves are zeros, but for the room of a program
 * array's slots, each of which a relocation fills ({@code bpf_object__init_user_btf_map} and
 * {@code bpf_object__collect_map_relos} of libbpf.c).
 */
final class MapSection {
    static final String NAME = ".maps";

    private static final int ALIGNMENT = 8;
    private static final int PIN_BY_NAME = 1;

    private final BtfBuilder types;
    private final ObjectSymbols symbols;
    private final List<BtfType.Placement> placements = new ArrayList<>();
    private final List<ProgramSlot> slots = new ArrayList<>();
    private int size;

    /** A slot of a program array, by its offset in the section. */
    private record ProgramSlot(long offset, String program, String map) {}

    MapSection(BtfBuilder types, ObjectSymbols symbols) {
        this.types = types;
        this.symbols = symbols;
    }

    void add(BpfMap map) {
        List<BtfType.Member> members = new ArrayList<>();
        number(members, "type", map.type().number());
        element(members, "key", map.key());
        element(members, "value", map.value());
        if (map.maxEntries() != 0) {
            number(members, "max_entries", map.maxEntries());
        }
        if (map.flags() != 0) {
            number(members, "map_flags", map.flags());
        }
        if (map.pinByName()) {
            number(members, "pinning", PIN_BY_NAME);
        }
        int attributes = members.size() * Long.BYTES;
        int room = attributes;
        if (!map.programs().isEmpty()) {
            // The open array must be the last member.
            member(members, "values", types.array(types.pointer(programPrototype()), 0));
            room += (map.programs().lastKey() + 1) * Long.BYTES;
            for (Map.Entry<Integer, String> slot : map.programs().entrySet()) {
                long offset = size + attributes + (long) slot.getKey() * Long.BYTES;
                slots.add(new ProgramSlot(offset, slot.getValue(), map.name()));
            }
        }
        int struct = types.add(new BtfType.Composite(false, "", attributes, members));
        int variable = types.add(new BtfType.Variable(map.name(), struct, BtfType.Linkage.GLOBAL));
        placements.add(new BtfType.Placement(variable, size, room));
        symbols.add(
                new ElfSymbol(map.name(), ElfSymbol.Type.OBJECT, ElfSymbol.Binding.GLOBAL, NAME, size, room),
                Reference.Kind.MAP);
        size += room;
    }

    ElfSection toElf(ProgramSymbols programs) {
        types.add(new BtfType.DataSection(NAME, size, placements));
        List<ElfRelocation> relocations = new ArrayList<>();
        for (ProgramSlot slot : slots) {
            relocations.add(new ElfRelocation(
                    slot.offset(), ElfRelocation.Type.R_BPF_64_ABS64, programs.symbol(slot.program(), slot.map())));
        }
        int flags = ElfSection.FLAG_ALLOC | ElfSection.FLAG_WRITE;
        return ElfSection.of(NAME, flags, ALIGNMENT, new byte[size], relocations);
    }

    /** Finds the symbol of a program that a map's slot names. */
    interface ProgramSymbols {
        ElfSymbol symbol(String program, String map);
    }

    private int programPrototype() {
        int context = types.pointer(BtfBuilder.VOID);
        return types.add(new BtfType.Prototype(types.int32(), List.of(new BtfType.Parameter("", context))));
    }

    private void element(List<BtfType.Member> members, String name, BpfMap.Element element) {
        if (element instanceof BpfMap.Sized sized) {
            number(members, name + "_size", sized.bytes());
        } else if (element instanceof BpfMap.Typed typed) {
            member(members, name, types.pointer(typed.typeId()));
        }
    }

    private void number(List<BtfType.Member> members, String name, int value) {
        member(members, name, types.pointer(types.array(types.int32(), value)));
    }

    private static void member(List<BtfType.Member> members, String name, int type) {
        members.add(new BtfType.Member(name, type, members.size() * Long.SIZE));
    }
}
