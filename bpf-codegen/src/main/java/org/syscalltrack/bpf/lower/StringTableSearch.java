package org.syscalltrack.bpf.lower;

import java.util.List;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.event.EventRecord;
import org.syscalltrack.dsl.source.ByteString;

/** Looks a string up in a {@link StringTable}: a hash, a slot or a few, and one comparison, however many there are. */
final class StringTableSearch {
    private static final int SLOT_SHIFT = 4;

    private final Target target;

    StringTableSearch(Target target) {
        this.target = target;
    }

    /**
     * Goes to {@code found} where the string is one of these, and falls through where it is none.
     *
     * @param strings all different
     * @param outcome where the scratch value has the string's outcome, of a string that was read whole
     * @param room where the string begins in the scratch value
     */
    void search(List<ByteString> strings, int outcome, int room, Label found) {
        StringTable table = StringTable.of(strings);
        int base = target.shared().tables().addStrings(table.words());
        int state = target.frame().areaOf("equality", StringEqualities.BYTES);
        Label none = new Label("table_none");
        Label compare = new Label("table_compare");
        target.frame().reserveForCalls(LoopBody.STACK);
        target.code()
                .load(Size.DW, Register.R1, Registers.SCRATCH, outcome)
                .alu(AluOp.SUB, Register.R1, 1)
                .alu(AluOp.AND, Register.R1, EventRecord.MAXIMUM_STRING)
                .store(Size.DW, Register.R10, state + StringEqualities.LENGTH, Register.R1)
                .store(Size.DW, Registers.SCRATCH, ScratchLayout.LOOP, Register.R1);
        target.scratchAddress(Register.R2, room);
        target.code()
                .store(Size.DW, Register.R10, state + StringEqualities.LEFT, Register.R2)
                .alu(AluOp.ADD, Register.R2, Register.R1)
                .store(Size.DW, Register.R2, 0, 0)
                .store(Size.DW, Register.R10, state + StringEqualities.RIGHT, Registers.SCRATCH);
        StringEqualities.run(target, LoopBody.HASH, state);
        target.code()
                .load(Size.DW, Register.R3, Registers.SCRATCH, ScratchLayout.LOOP)
                .move(Register.R1, Register.R3)
                .alu(AluOp.RSH, Register.R1, StringTable.SHIFT);
        for (int probe = 0; probe < table.probes(); probe++) {
            if (probe > 0) {
                target.code().alu(AluOp.ADD, Register.R1, 1);
            }
            target.code()
                    .alu(AluOp.AND, Register.R1, table.slots() - 1)
                    .move(Register.R4, Register.R1)
                    .alu(AluOp.LSH, Register.R4, SLOT_SHIFT)
                    .loadVariable(Register.R2, Maps.TABLES, base)
                    .alu(AluOp.ADD, Register.R2, Register.R4)
                    .load(Size.DW, Register.R4, Register.R2, Long.BYTES)
                    .load(Size.DW, Register.R5, Register.R2, 0);
            target.flow().jumpIf(JumpOp.EQ, Register.R4, 0, none);
            target.flow().jumpIf(JumpOp.EQ, Register.R5, Register.R3, compare);
        }
        target.flow().jump(none);
        target.flow().bind(compare);
        target.code()
                .load(Size.DW, Register.R1, Register.R10, state + StringEqualities.LENGTH)
                .move(Register.R2, Register.R4)
                .alu(AluOp.RSH, Register.R2, StringTable.LENGTH_SHIFT);
        target.flow().jumpIf(JumpOp.NE, Register.R1, Register.R2, none);
        target.code()
                .alu(AluOp.LSH, Register.R4, StringTable.LENGTH_SHIFT)
                .alu(AluOp.RSH, Register.R4, StringTable.LENGTH_SHIFT);
        // The place is read from memory: a number of which the verifier knows nothing.
        target.flow().jumpIf(JumpOp.GT, Register.R4, table.bytes(), none);
        target.code()
                .loadVariable(Register.R2, Maps.TABLES, base)
                .alu(AluOp.ADD, Register.R2, Register.R4)
                .store(Size.DW, Register.R10, state + StringEqualities.RIGHT, Register.R2)
                .store(Size.DW, Register.R10, state + StringEqualities.DIFFERENT, 0);
        StringEqualities.run(target, LoopBody.EQUALITY, state);
        target.code().load(Size.DW, Register.R1, Register.R10, state + StringEqualities.DIFFERENT);
        target.flow().jumpIf(JumpOp.EQ, Register.R1, 0, found);
        target.flow().bind(none);
    }
}
