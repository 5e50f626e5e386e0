package org.syscalltrack.bpf.kernel;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.bpf.asm.CallTarget;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.asm.CoreRelocation;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.Instruction;
import org.syscalltrack.bpf.asm.SourceLine;
import org.syscalltrack.bpf.btf.BtfType;

/** What the instructions of a function need of the kernel: helpers, and members of structs. */
public final class CodeNeeds {
    private final List<BtfType> types;
    private final Set<KernelNeed> optional = new HashSet<>();

    private CodeNeeds(List<BtfType> types) {
        this.types = types;
    }

    /**
     * A need and where it comes from.
     *
     * @param need what is needed
     * @param source the rule's line that the instruction was made for; none for instructions that serve all rules
     */
    public record Located(KernelNeed need, @Nullable SourceLine source) {}

    /**
     * The needs of a function, each at every instruction that has it.
     *
     * @param types the types that the code's relocations start from, the first of them with id 1
     */
    public static List<Located> of(Code code, List<BtfType> types) {
        return new CodeNeeds(types).needs(code);
    }

    private List<Located> needs(Code code) {
        List<Located> needs = new ArrayList<>();
        for (Code.Line line : code.lines()) {
            helper(line.instruction()).ifPresent(need -> needs.add(new Located(need, line.source())));
            CoreRelocation relocation = line.relocation();
            if (relocation != null) {
                member(relocation).ifPresent(need -> needs.add(new Located(need, line.source())));
            }
        }
        // Code that asks first whether a member is there can do without it.
        needs.removeIf(located -> optional.contains(located.need()));
        return needs;
    }

    private static Optional<KernelNeed> helper(Instruction instruction) {
        return instruction instanceof Instruction.Call call
                        && call.target() instanceof CallTarget.HelperFunction function
                ? Helper.numbered(function.number()).map(KernelNeed.HelperFunction::new)
                : Optional.empty();
    }

    private Optional<KernelNeed> member(CoreRelocation relocation) {
        return switch (relocation.kind()) {
            case FIELD_BYTE_OFFSET, FIELD_BYTE_SIZE, FIELD_SIGNED, FIELD_LSHIFT_U64, FIELD_RSHIFT_U64 ->
                Optional.of(memberOf(relocation));
            case FIELD_EXISTS -> {
                optional.add(memberOf(relocation));
                yield Optional.empty();
            }
            case TYPE_ID_LOCAL, TYPE_ID_TARGET, TYPE_EXISTS, TYPE_SIZE, ENUMVAL_EXISTS, ENUMVAL_VALUE, TYPE_MATCHES ->
                Optional.empty();
        };
    }

    /** Follows {@code 0:1:0}: after the first index, which chooses among structs in a row, each picks a member. */
    private KernelNeed memberOf(CoreRelocation relocation) {
        BtfType.Composite root = (BtfType.Composite) type(relocation.typeId());
        List<String> path = new ArrayList<>();
        BtfType here = root;
        String[] indexes = relocation.access().split(":", -1);
        for (int i = 1; i < indexes.length; i++) {
            int index = Integer.parseInt(indexes[i]);
            if (here instanceof BtfType.Composite composite) {
                BtfType.Member member = composite.members().get(index);
                path.add(member.name());
                here = type(member.type());
            } else {
                path.add(indexes[i]);
                here = type(((BtfType.Array) here).element());
            }
        }
        // A suffix after three underscores tells forms of a struct apart (libbpf's bpf_core_essential_name_len).
        int suffix = root.name().indexOf("___");
        return new KernelNeed.StructMember(
                suffix < 0 ? root.name() : root.name().substring(0, suffix), path);
    }

    private BtfType type(int id) {
        return types.get(id - 1);
    }
}
