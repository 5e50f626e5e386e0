package org.syscalltrack.bpf.btf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The bytes of one BTF table: finds the start of every type and decodes single types. */
final class BtfReader {
    private static final int NAME = 0;
    private static final int INFO = 4;
    private static final int SIZE_OR_TYPE = 8;

    private final ByteBuffer buffer;
    private final @Nullable BtfReader base;
    private final int stringStart;
    private final int stringLength;

    /** Where this table's first string stands in the numbering that starts with the base's strings. */
    private final int firstString;

    private final int[] starts;

    BtfReader(byte[] bytes, @Nullable BtfReader base) {
        this.buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        this.base = base;
        if (bytes.length < BtfFormat.HEADER_BYTES) {
            throw new BtfFormatException("BTF starts with " + BtfFormat.HEADER_BYTES + " bytes of header, here are "
                    + bytes.length + " bytes");
        }
        int magic = Short.toUnsignedInt(buffer.getShort(0));
        if (magic != BtfFormat.MAGIC) {
            throw new BtfFormatException(String.format("little-endian BTF starts with eb9f, this with %04x", magic));
        }
        if (buffer.get(2) != BtfFormat.VERSION) {
            throw new BtfFormatException("BTF of version " + buffer.get(2) + " is not known, only version 1");
        }
        int header = buffer.getInt(4);
        int typeStart = header + buffer.getInt(8);
        int typeEnd = typeStart + buffer.getInt(12);
        this.stringStart = header + buffer.getInt(16);
        this.stringLength = buffer.getInt(20);
        this.firstString = base == null ? 0 : base.firstString + base.stringLength;
        checkRange("types", typeStart, typeEnd, bytes.length);
        checkRange("strings", stringStart, stringStart + stringLength, bytes.length);
        this.starts = starts(typeStart, typeEnd);
    }

    private static void checkRange(String what, int start, int end, int length) {
        if (start < 0 || end < start || end > length) {
            throw new BtfFormatException(
                    "the header puts the " + what + " at " + start + " to " + end + " of " + length + " bytes");
        }
    }

    private int[] starts(int typeStart, int typeEnd) {
        // Fourteen bytes is below what any table averages: types take 12 bytes and most have more.
        int[] found = new int[(typeEnd - typeStart) / 14 + 1];
        int count = 0;
        int position = typeStart;
        while (position < typeEnd) {
            if (count == found.length) {
                found = Arrays.copyOf(found, found.length * 2);
            }
            found[count++] = position;
            position += length(position, typeEnd);
        }
        if (position != typeEnd) {
            throw new BtfFormatException("the last type reaches beyond the types' end");
        }
        return Arrays.copyOf(found, count);
    }

    private int length(int start, int typeEnd) {
        if (start + BtfFormat.TYPE_BYTES > typeEnd) {
            throw new BtfFormatException("the last type reaches beyond the types' end");
        }
        int info = buffer.getInt(start + INFO);
        int count = info & BtfFormat.COUNT_MASK;
        return BtfFormat.TYPE_BYTES
                + switch (kindOf(info)) {
                    case INT, VAR, DECL_TAG -> BtfFormat.WORD_BYTES;
                    case ARRAY -> BtfFormat.ARRAY_BYTES;
                    case STRUCT, UNION -> count * BtfFormat.MEMBER_BYTES;
                    case ENUM -> count * BtfFormat.ENUMERATOR_BYTES;
                    case ENUM64 -> count * BtfFormat.ENUMERATOR64_BYTES;
                    case FUNC_PROTO -> count * BtfFormat.PARAMETER_BYTES;
                    case DATASEC -> count * BtfFormat.PLACEMENT_BYTES;
                    default -> 0;
                };
    }

    int count() {
        return starts.length;
    }

    BtfKind kind(int index) {
        return kindOf(buffer.getInt(starts[index] + INFO));
    }

    String name(int index) {
        return string(buffer.getInt(starts[index] + NAME));
    }

    BtfType type(int index) {
        int start = starts[index];
        int info = buffer.getInt(start + INFO);
        int sizeOrType = buffer.getInt(start + SIZE_OR_TYPE);
        int count = info & BtfFormat.COUNT_MASK;
        boolean flag = (info & BtfFormat.FLAG) != 0;
        int rest = start + BtfFormat.TYPE_BYTES;
        String name = name(index);
        BtfKind kind = kindOf(info);
        return switch (kind) {
            case VOID -> new BtfType.NoType();
            case INT -> integer(name, sizeOrType, buffer.getInt(rest));
            case PTR -> new BtfType.Pointer(sizeOrType);
            case ARRAY -> new BtfType.Array(buffer.getInt(rest), buffer.getInt(rest + 4), buffer.getInt(rest + 8));
            case STRUCT, UNION ->
                new BtfType.Composite(kind == BtfKind.UNION, name, sizeOrType, members(rest, count, flag));
            case ENUM -> new BtfType.Enumeration(false, name, sizeOrType, flag, enumerators(rest, count, flag));
            case ENUM64 -> new BtfType.Enumeration(true, name, sizeOrType, flag, enumerators64(rest, count));
            case FWD -> new BtfType.Forward(flag, name);
            case TYPEDEF -> new BtfType.Typedef(name, sizeOrType);
            case VOLATILE -> new BtfType.Qualified(BtfType.Qualifier.VOLATILE, sizeOrType);
            case CONST -> new BtfType.Qualified(BtfType.Qualifier.CONST, sizeOrType);
            case RESTRICT -> new BtfType.Qualified(BtfType.Qualifier.RESTRICT, sizeOrType);
            case FUNC -> new BtfType.Function(name, sizeOrType, BtfType.Linkage.numbered(count));
            case FUNC_PROTO -> new BtfType.Prototype(sizeOrType, parameters(rest, count));
            case VAR -> new BtfType.Variable(name, sizeOrType, BtfType.Linkage.numbered(buffer.getInt(rest)));
            case DATASEC -> new BtfType.DataSection(name, sizeOrType, placements(rest, count));
            case FLOAT -> new BtfType.FloatingPoint(name, sizeOrType);
            case DECL_TAG -> new BtfType.DeclarationTag(name, sizeOrType, buffer.getInt(rest));
            case TYPE_TAG -> new BtfType.TypeTag(name, sizeOrType);
        };
    }

    private static BtfKind kindOf(int info) {
        int number = (info >> BtfFormat.KIND_SHIFT) & BtfFormat.KIND_MASK;
        if (!BtfKind.isNumber(number)) {
            throw new BtfFormatException("BTF has the unknown kind " + number + "; it is newer than this program");
        }
        return BtfKind.numbered(number);
    }

    private static BtfType.Int integer(String name, int bytes, int word) {
        return new BtfType.Int(name, bytes, BtfType.Encoding.of((word >> 24) & 0xf), (word >> 16) & 0xff, word & 0xff);
    }

    private List<BtfType.Member> members(int start, int count, boolean bitFields) {
        List<BtfType.Member> members = new ArrayList<>(count);
        for (int at = start; members.size() < count; at += BtfFormat.MEMBER_BYTES) {
            int offset = buffer.getInt(at + 8);
            members.add(new BtfType.Member(
                    string(buffer.getInt(at)),
                    buffer.getInt(at + 4),
                    bitFields ? offset & BtfFormat.BIT_OFFSET_MASK : offset,
                    bitFields ? offset >>> BtfFormat.BITS_SHIFT : 0));
        }
        return members;
    }

    private List<BtfType.Enumerator> enumerators(int start, int count, boolean signed) {
        List<BtfType.Enumerator> enumerators = new ArrayList<>(count);
        for (int at = start; enumerators.size() < count; at += BtfFormat.ENUMERATOR_BYTES) {
            int value = buffer.getInt(at + 4);
            enumerators.add(
                    new BtfType.Enumerator(string(buffer.getInt(at)), signed ? value : Integer.toUnsignedLong(value)));
        }
        return enumerators;
    }

    private List<BtfType.Enumerator> enumerators64(int start, int count) {
        List<BtfType.Enumerator> enumerators = new ArrayList<>(count);
        for (int at = start; enumerators.size() < count; at += BtfFormat.ENUMERATOR64_BYTES) {
            enumerators.add(new BtfType.Enumerator(string(buffer.getInt(at)), buffer.getLong(at + 4)));
        }
        return enumerators;
    }

    private List<BtfType.Parameter> parameters(int start, int count) {
        List<BtfType.Parameter> parameters = new ArrayList<>(count);
        for (int at = start; parameters.size() < count; at += BtfFormat.PARAMETER_BYTES) {
            parameters.add(new BtfType.Parameter(string(buffer.getInt(at)), buffer.getInt(at + 4)));
        }
        return parameters;
    }

    private List<BtfType.Placement> placements(int start, int count) {
        List<BtfType.Placement> placements = new ArrayList<>(count);
        for (int at = start; placements.size() < count; at += BtfFormat.PLACEMENT_BYTES) {
            placements.add(new BtfType.Placement(buffer.getInt(at), buffer.getInt(at + 4), buffer.getInt(at + 8)));
        }
        return placements;
    }

    String string(int offset) {
        if (base != null && Integer.compareUnsigned(offset, firstString) < 0) {
            return base.string(offset);
        }
        int local = offset - firstString;
        if (local < 0 || local >= stringLength) {
            throw new BtfFormatException("a name lies at " + offset + ", outside the strings");
        }
        int end = stringStart + local;
        while (end < stringStart + stringLength && buffer.get(end) != 0) {
            end++;
        }
        int start = stringStart + local;
        return new String(buffer.array(), start, end - start, StandardCharsets.UTF_8);
    }
}
