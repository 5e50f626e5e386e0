package org.syscalltrack.bpf.btf;

import java.util.List;

/** Writes types as the content of a {@code .BTF} section. */
public final class BtfWriter implements BtfType.Visitor<Boolean> {
    private final LittleEndianOutput output = new LittleEndianOutput();
    private final StringTable strings;

    private BtfWriter(StringTable strings) {
        this.strings = strings;
    }

    /** The section's bytes. */
    public static byte[] write(List<BtfType> types) {
        return write(types, new StringTable());
    }

    /**
     * The section's bytes, with strings that {@code .BTF.ext} uses beside those of the types.
     *
     * @param types the first has id 1
     * @param strings may hold strings already; those of the types are added
     */
    public static byte[] write(List<BtfType> types, StringTable strings) {
        BtfWriter writer = new BtfWriter(strings);
        for (BtfType type : types) {
            type.accept(writer);
        }
        byte[] typeBytes = writer.output.toByteArray();
        byte[] stringBytes = strings.toByteArray();
        return new LittleEndianOutput()
                .u16(BtfFormat.MAGIC)
                .u8(BtfFormat.VERSION)
                .u8(0)
                .u32(BtfFormat.HEADER_BYTES)
                .u32(0)
                .u32(typeBytes.length)
                .u32(typeBytes.length)
                .u32(stringBytes.length)
                .bytes(typeBytes)
                .bytes(stringBytes)
                .toByteArray();
    }

    @Override
    public Boolean voidType(BtfType.NoType type) {
        throw new IllegalArgumentException("void is the type 0 and is not written");
    }

    @Override
    public Boolean integer(BtfType.Int type) {
        head(type, 0, false, type.bytes());
        output.u32((type.encoding().bits() << 24) | (type.bitOffset() << 16) | type.bits());
        return true;
    }

    @Override
    public Boolean pointer(BtfType.Pointer type) {
        return head(type, 0, false, type.target());
    }

    @Override
    public Boolean array(BtfType.Array type) {
        head(type, 0, false, 0);
        output.u32(type.element()).u32(type.index()).u32(type.count());
        return true;
    }

    @Override
    public Boolean composite(BtfType.Composite type) {
        boolean bitFields = type.members().stream().anyMatch(member -> member.bits() != 0);
        head(type, type.members().size(), bitFields, type.bytes());
        for (BtfType.Member member : type.members()) {
            if (bitFields && (member.bitOffset() & ~BtfFormat.BIT_OFFSET_MASK) != 0) {
                throw new IllegalArgumentException("member '" + member.name() + "' of '" + type.name()
                        + "' lies beyond the 2 MiB that a struct with bit fields can have");
            }
            output.u32(strings.offsetOf(member.name()))
                    .u32(member.type())
                    .u32((member.bits() << BtfFormat.BITS_SHIFT) | member.bitOffset());
        }
        return true;
    }

    @Override
    public Boolean enumeration(BtfType.Enumeration type) {
        head(type, type.enumerators().size(), type.signed(), type.bytes());
        for (BtfType.Enumerator enumerator : type.enumerators()) {
            output.u32(strings.offsetOf(enumerator.name())).u32((int) enumerator.value());
            if (type.wide()) {
                output.u32((int) (enumerator.value() >> 32));
            }
        }
        return true;
    }

    @Override
    public Boolean forward(BtfType.Forward type) {
        return head(type, 0, type.union(), 0);
    }

    @Override
    public Boolean typedef(BtfType.Typedef type) {
        return head(type, 0, false, type.target());
    }

    @Override
    public Boolean qualified(BtfType.Qualified type) {
        return head(type, 0, false, type.target());
    }

    @Override
    public Boolean function(BtfType.Function type) {
        return head(type, type.linkage().number(), false, type.prototype());
    }

    @Override
    public Boolean prototype(BtfType.Prototype type) {
        head(type, type.parameters().size(), false, type.result());
        for (BtfType.Parameter parameter : type.parameters()) {
            output.u32(strings.offsetOf(parameter.name())).u32(parameter.type());
        }
        return true;
    }

    @Override
    public Boolean variable(BtfType.Variable type) {
        head(type, 0, false, type.type());
        output.u32(type.linkage().number());
        return true;
    }

    @Override
    public Boolean dataSection(BtfType.DataSection type) {
        head(type, type.placements().size(), false, type.bytes());
        for (BtfType.Placement placement : type.placements()) {
            output.u32(placement.variable()).u32(placement.offset()).u32(placement.bytes());
        }
        return true;
    }

    @Override
    public Boolean floating(BtfType.FloatingPoint type) {
        return head(type, 0, false, type.bytes());
    }

    @Override
    public Boolean declarationTag(BtfType.DeclarationTag type) {
        head(type, 0, false, type.target());
        output.u32(type.component());
        return true;
    }

    @Override
    public Boolean typeTag(BtfType.TypeTag type) {
        return head(type, 0, false, type.target());
    }

    private boolean head(BtfType type, int count, boolean flag, int sizeOrType) {
        if (count > BtfFormat.COUNT_MASK) {
            throw new IllegalArgumentException(
                    type.kind() + " '" + type.name() + "' has " + count + " members, BTF counts to 65535");
        }
        output.u32(strings.offsetOf(type.name()))
                .u32((type.kind().number() << BtfFormat.KIND_SHIFT) | count | (flag ? BtfFormat.FLAG : 0))
                .u32(sizeOrType);
        return true;
    }
}
