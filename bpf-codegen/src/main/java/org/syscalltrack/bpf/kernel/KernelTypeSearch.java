package org.syscalltrack.bpf.kernel;

import java.util.List;
import java.util.Locale;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.btf.Btf;
import org.syscalltrack.bpf.btf.BtfKind;
import org.syscalltrack.bpf.btf.BtfType;

/** Looks for members and enumerators in a kernel's types, as a loader does (libbpf's {@code relo_core.c}). */
final class KernelTypeSearch {
    /** Numbers the helpers; the kernel keeps it in its BTF since its own code names it. */
    private static final String HELPERS = "bpf_func_id";

    private static final String HELPER_PREFIX = "BPF_FUNC_";

    private final Btf types;

    KernelTypeSearch(Btf types) {
        this.types = types;
    }

    /** Whether the kernel has a helper; true where its types do not list the helpers. */
    boolean hasHelper(Helper helper) {
        String name = HELPER_PREFIX + helper.name().toLowerCase(Locale.ROOT);
        List<Integer> lists = types.findAll(HELPERS, BtfKind.ENUM);
        return lists.isEmpty()
                || lists.stream()
                        .map(id -> (BtfType.Enumeration) types.type(id))
                        .anyMatch(list -> list.enumerators().stream()
                                .anyMatch(enumerator -> enumerator.name().equals(name)));
    }

    /** Whether one of the structs or unions of a name has a member along a path. */
    boolean hasMember(String struct, List<String> path) {
        return types.findAll(struct, BtfKind.STRUCT).stream().anyMatch(id -> reaches(id, path))
                || types.findAll(struct, BtfKind.UNION).stream().anyMatch(id -> reaches(id, path));
    }

    private boolean reaches(int id, List<String> path) {
        if (path.isEmpty()) {
            return true;
        }
        BtfType type = types.type(types.strip(id));
        if (type instanceof BtfType.Array array) {
            int index = Integer.parseInt(path.get(0));
            // A flexible array has no count.
            return (array.count() == 0 || index < array.count()) && reaches(array.element(), tail(path));
        }
        return type instanceof BtfType.Composite composite
                && composite.members().stream().anyMatch(member -> reaches(member, path));
    }

    private boolean reaches(BtfType.Member member, List<String> path) {
        // The members of an anonymous struct or union count as those of the one around it.
        return member.name().isEmpty()
                ? reaches(member.type(), path)
                : member.name().equals(path.get(0)) && reaches(member.type(), tail(path));
    }

    private static List<String> tail(List<String> path) {
        return path.subList(1, path.size());
    }
}
