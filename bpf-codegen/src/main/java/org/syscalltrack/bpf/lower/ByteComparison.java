package org.syscalltrack.bpf.lower;

import java.util.ArrayList;
import java.util.List;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.source.ByteString;

/** Compares bytes in memory with a literal, in as few loads as cover them; the last may overlap the one before. */
final class ByteComparison {
    private final Flow flow;

    ByteComparison(Flow flow) {
        this.flow = flow;
    }

    /** A load that covers part of a string. */
    record Piece(int offset, Size size) {
        /** What a little-endian load of the piece gives for a string. */
        long valueIn(ByteString bytes) {
            long value = 0;
            for (int i = size.bytes() - 1; i >= 0; i--) {
                value = value << Byte.SIZE | (bytes.at(offset + i) & 0xff);
            }
            return value;
        }
    }

    /** The loads that cover so many bytes. */
    static List<Piece> pieces(int length) {
        List<Piece> pieces = new ArrayList<>();
        Size unit = length >= 8 ? Size.DW : length >= 4 ? Size.W : length >= 2 ? Size.H : Size.B;
        int at = 0;
        while (length - at >= unit.bytes()) {
            pieces.add(new Piece(at, unit));
            at += unit.bytes();
        }
        int rest = length - at;
        if (rest > 0) {
            Size last = rest > 4 ? Size.DW : rest > 2 ? Size.W : rest > 1 ? Size.H : Size.B;
            pieces.add(new Piece(length - last.bytes(), last));
        }
        return pieces;
    }

    /** Goes to the label unless the bytes from {@code base + offset} on are these; R1 and R2 are lost. */
    void unlessEqual(Register base, int offset, ByteString bytes, Label mismatch) {
        for (Piece piece : pieces(bytes.length())) {
            flow.code().load(piece.size(), Register.R1, base, offset + piece.offset());
            jumpIf(JumpOp.NE, piece.size(), piece.valueIn(bytes), mismatch);
        }
    }

    /** Goes to the label if R1, a load of this size, compares so with a value; R2 is lost. */
    void jumpIf(JumpOp op, Size size, long value, Label target) {
        if (size == Size.DW && !IntegerLowering.fitsInstruction(value)) {
            flow.code().move(Register.R2, value);
            flow.jumpIf(op, Register.R1, Register.R2, target);
        } else if (size == Size.DW) {
            flow.jumpIf(op, Register.R1, (int) value, target);
        } else {
            flow.jumpIf32(op, Register.R1, (int) value, target);
        }
    }
}
