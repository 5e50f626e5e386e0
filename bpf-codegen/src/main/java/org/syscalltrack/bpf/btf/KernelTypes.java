package org.syscalltrack.bpf.btf;

import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.bpf.asm.CoreRelocation;

/**
 * Registers declared kernel types in an object's BTF when they are first used, and makes the CO-RE relocations that
 * start from them.
 */
public final class KernelTypes {
    private final BtfBuilder builder;

    /** Registers in this builder. */
    public KernelTypes(BtfBuilder builder) {
        this.builder = builder;
    }

    /** The id of the type in the object's BTF. */
    public int id(KernelType type) {
        if (type instanceof KernelType.Scalar scalar) {
            BtfType.Encoding encoding = scalar.signed() ? BtfType.Encoding.SIGNED : BtfType.Encoding.UNSIGNED;
            return builder.add(new BtfType.Int(scalar.name(), scalar.bytes(), encoding));
        } else if (type instanceof KernelType.Pointer pointer) {
            return builder.pointer(builder.add(new BtfType.Forward(false, pointer.struct())));
        } else if (type instanceof KernelType.Array array) {
            return builder.array(id(array.element()), array.count());
        } else if (type instanceof KernelType.Enumeration enumeration) {
            return enumeration(enumeration);
        }
        return struct((KernelType.Struct) type);
    }

    /** A question about a field. */
    public CoreRelocation about(CoreRelocation.Kind kind, CoreField field) {
        return new CoreRelocation(kind, id(field.root()), field.access());
    }

    /** A question about a whole type. */
    public CoreRelocation about(CoreRelocation.Kind kind, KernelType type) {
        return new CoreRelocation(kind, id(type), "0");
    }

    /**
     * A question about an enumerator.
     *
     * @throws IllegalArgumentException when the declaration has no such enumerator
     */
    public CoreRelocation about(CoreRelocation.Kind kind, KernelType.Enumeration enumeration, String enumerator) {
        int index = enumeration.enumerators().indexOf(enumerator);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "the declaration of enum " + enumeration.name() + " has no enumerator '" + enumerator + "'");
        }
        return new CoreRelocation(kind, id(enumeration), Integer.toString(index));
    }

    private int enumeration(KernelType.Enumeration enumeration) {
        List<BtfType.Enumerator> enumerators = new ArrayList<>();
        for (String name : enumeration.enumerators()) {
            enumerators.add(new BtfType.Enumerator(name, enumerators.size()));
        }
        return builder.add(new BtfType.Enumeration(false, enumeration.name(), enumeration.bytes(), false, enumerators));
    }

    private int struct(KernelType.Struct struct) {
        List<BtfType.Member> members = new ArrayList<>();
        for (KernelType.Member member : struct.members()) {
            KernelType.Declaration declaration = member.declaration();
            members.add(new BtfType.Member(
                    declaration.name(), id(declaration.type()), member.offset() * 8, declaration.bits()));
        }
        return builder.add(new BtfType.Composite(struct.union(), struct.name(), struct.bytes(), members));
    }
}
