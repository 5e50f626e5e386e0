package org.syscalltrack.bpf.lower;

import java.util.List;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.AtomicOp;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.event.EventRecord;
import org.syscalltrack.dsl.plan.FieldSource;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.KeyLayout;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.plan.StringSource;

/**
 * COUNT: adds one under the values of the keys. A match that finds its key, or room for it, has acted; where the table is
 * full it is counted as dropped.
 */
final class Counting {
    /** BPF_NOEXIST of {@code include/uapi/linux/bpf.h}. */
    private static final int ONLY_NEW = 1;

    private final Target target;
    private final Scratch scratch;
    private final IntegerLowering integers;
    private final StringLoads strings;
    private final Counters counters;
    private final ParameterUse parameters;

    Counting(
            Target target,
            Scratch scratch,
            IntegerLowering integers,
            StringLoads strings,
            Counters counters,
            ParameterUse parameters) {
        this.target = target;
        this.scratch = scratch;
        this.integers = integers;
        this.strings = strings;
        this.counters = counters;
        this.parameters = parameters;
    }

    /** Counts a match of the step, which has just been counted as such; R0 to R5 are lost. */
    void count(Step step) {
        KeyLayout key = KeyLayout.of(step);
        if (key.parts().isEmpty()) {
            counters.countAgain(Counter.ACTED);
            return;
        }
        scratch.ensure();
        target.code().store(Size.DW, Registers.SCRATCH, target.scratch().countKey(), 0);
        for (int part = 0; part < key.parts().size(); part++) {
            write(key, part);
        }
        add(step.rule().index());
    }

    private void write(KeyLayout key, int part) {
        int at = target.scratch().countKey() + key.offsetOf(part);
        FieldSource value = key.parts().get(part);
        Label unknown = new Label("key_unknown");
        Label done = new Label("key_done");
        if (parameters.isMissing(value)) {
            target.flow().jump(unknown);
        } else if (value instanceof FieldSource.IntegerField field) {
            IntegerExpression expression = field.value();
            integers.prepare(List.of(expression), unknown, unknown);
            integers.evaluate(expression);
            target.code().store(Size.DW, Registers.SCRATCH, at, Register.R1);
        } else if (value instanceof FieldSource.StringField field) {
            if (field.value() instanceof StringSource.ProcessName name) {
                clear(at, EventRecord.NAME_SIZE);
                strings.readName(name.which(), at);
            } else {
                text(field.value(), at, unknown);
            }
        }
        target.flow().jump(done);
        target.flow().bind(unknown);
        if (target.flow().isReachable()) {
            int mask = target.scratch().countKey();
            target.code()
                    .load(Size.DW, Register.R1, Registers.SCRATCH, mask)
                    .alu(AluOp.OR, Register.R1, 1 << part)
                    .store(Size.DW, Registers.SCRATCH, mask, Register.R1);
            clear(at, KeyLayout.kindOf(value).bytes());
        }
        target.flow().bind(done);
    }

    private void text(StringSource text, int at, Label unknown) {
        strings.ensureReadable(text, unknown, unknown);
        Label within = new Label("key_within");
        clear(at + Long.BYTES, KeyLayout.TEXT_BYTES);
        target.code()
                .alu(AluOp.SUB, Register.R0, 1)
                .store(Size.DW, Registers.SCRATCH, at, Register.R0)
                .move(Register.R2, Register.R0);
        target.flow().jumpIf(JumpOp.LE, Register.R2, KeyLayout.TEXT_BYTES, within);
        target.code().alu(AluOp.MOV, Register.R2, KeyLayout.TEXT_BYTES);
        target.flow().bind(within);
        target.scratchAddress(Register.R1, at + Long.BYTES);
        target.scratchAddress(Register.R3, target.scratch().offsetOf(text));
        target.code().call(Helper.PROBE_READ_KERNEL);
    }

    private void clear(int at, int bytes) {
        for (int offset = 0; offset < bytes; offset += Long.BYTES) {
            target.code().store(Size.DW, Registers.SCRATCH, at + offset, 0);
        }
    }

    private void add(int rule) {
        Label found = new Label("count_found");
        Label acted = new Label("count_acted");
        Label full = new Label("count_full");
        Label done = new Label("count_done");
        lookup(rule);
        target.flow().jumpIf(JumpOp.NE, Register.R0, 0, found);
        int one = target.frame().slotOf(Stack.KEY);
        target.code().store(Size.DW, Register.R10, one, 1);
        target.scratchAddress(Register.R2, target.scratch().countKey());
        target.stackAddress(Register.R3, one);
        target.code()
                .loadMap(Register.R1, Maps.counts(rule))
                .move(Register.R4, ONLY_NEW)
                .call(Helper.MAP_UPDATE_ELEM);
        target.flow().jumpIf(JumpOp.EQ, Register.R0, 0, acted);
        // Another CPU may just have put the same key there.
        lookup(rule);
        target.flow().jumpIf(JumpOp.EQ, Register.R0, 0, full);
        target.flow().bind(found);
        target.code().move(Register.R1, 1).atomic(Size.DW, AtomicOp.ADD, Register.R0, 0, Register.R1);
        target.flow().bind(acted);
        counters.countAgain(Counter.ACTED);
        target.flow().jump(done);
        target.flow().bind(full);
        counters.countAgain(Counter.DROPPED);
        target.flow().bind(done);
    }

    private void lookup(int rule) {
        target.scratchAddress(Register.R2, target.scratch().countKey());
        target.code().loadMap(Register.R1, Maps.counts(rule)).call(Helper.MAP_LOOKUP_ELEM);
    }
}
