package org.syscalltrack.bpf.lower;

import java.util.List;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.event.EventLayout;
import org.syscalltrack.dsl.event.EventRecord;
import org.syscalltrack.dsl.event.Verdict;
import org.syscalltrack.dsl.plan.FieldSource;
import org.syscalltrack.dsl.plan.IntegerExpression;
import org.syscalltrack.dsl.plan.PlannedAction;
import org.syscalltrack.dsl.plan.PlannedEvent;
import org.syscalltrack.dsl.plan.ProcessString;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.plan.StringSource;

/**
 * Writes an event's record in place, in front of its first string, and sends exactly the bytes that it has. A reader is
 * not woken for every event: it looks every few milliseconds by itself, and is woken when much is queued.
 */
final class EventLowering {
    /** Queued bytes from which on the reader is woken. */
    private static final int WAKE_AT = 65536;

    /** Two to the power of so many is little to follow for the verifier. */
    private static final int FEW_FIELDS = 5;

    /** Bytes that a program sends on a CPU before it looks again how many are queued. */
    private static final int LOOK_EVERY = 16384;
    /** BPF_RB_NO_WAKEUP and BPF_RB_FORCE_WAKEUP of {@code include/uapi/linux/bpf.h}. */
    private static final int NO_WAKEUP = 1;

    private static final int FORCE_WAKEUP = 2;

    private final Target target;
    private final Scratch scratch;
    private final IntegerLowering integers;
    private final StringLoads strings;
    private final ProcessValues process;
    private final Counters counters;
    private final RuleIdentity identity;
    private final ParameterUse parameters;

    EventLowering(
            Target target,
            Scratch scratch,
            IntegerLowering integers,
            StringLoads strings,
            ProcessValues process,
            Counters counters,
            RuleIdentity identity,
            ParameterUse parameters) {
        this.target = target;
        this.scratch = scratch;
        this.integers = integers;
        this.strings = strings;
        this.process = process;
        this.counters = counters;
        this.identity = identity;
        this.parameters = parameters;
    }

    /** Where a record lies: a register and a distance from it. */
    private record Place(Register base, int offset) {}

    /**
     * Sends the event of a step whose match has just been counted. It is counted as suppressed where the rule's rate is
     * exhausted, and as dropped where the ring buffer is full. R0 to R5 are lost.
     *
     * @param flags the flags that are known now
     * @param moreFlags whether the slot of {@link Stack#FLAGS} holds further ones
     */
    void send(Step step, PlannedEvent event, int flags, boolean moreFlags) {
        Label suppressed = new Label("event_suppressed");
        Label done = new Label("event_done");
        new RateLimit(target, identity).unlessAllowed(step, suppressed);
        sendAllowed(step, event, flags, moreFlags);
        if (target.flow().awaits(suppressed)) {
            target.flow().jump(done);
            target.flow().bind(suppressed);
            counters.countAgain(Counter.SUPPRESSED);
            target.flow().bind(done);
        }
    }

    private void sendAllowed(Step step, PlannedEvent event, int flags, boolean moreFlags) {
        List<StringSource> texts = ScratchLayout.strings(event);
        boolean onStack = ScratchLayout.isOnStack(event);
        if (!onStack) {
            scratch.ensure();
        }
        Place record = onStack
                ? new Place(
                        Register.R10,
                        target.frame().areaOf("record", target.scratch().stackRecord()))
                : new Place(Registers.SCRATCH, target.scratch().recordOf(event));
        texts.stream().filter(text -> !parameters.isMissing(text)).forEach(strings::ensureLoaded);
        header(step, event.layout(), record, flags, moreFlags);
        noneUnknown(event.layout(), record);
        if (onStack && event.values().size() > FEW_FIELDS) {
            beginFields(event);
        }
        int lengthLast = texts.size() == 1 ? indexOfString(event) : -1;
        for (int i = 0; i < event.values().size(); i++) {
            if (i != lengthLast) {
                fixedPart(event, i, record);
            }
        }
        if (texts.size() == 1) {
            fixedPart(event, lengthLast, record);
        } else if (texts.size() > 1) {
            joinStrings(event, record);
        }
        size(event);
        wakeup(onStack);
        target.code().loadMap(Register.R1, Maps.EVENTS);
        address(Register.R2, record.base(), record.offset());
        target.code().call(Helper.RINGBUF_OUTPUT);
        Label sent = new Label("event_sent");
        target.flow().jumpIf(JumpOp.EQ, Register.R0, 0, sent);
        counters.countAgain(Counter.DROPPED);
        target.flow().bind(sent);
    }

    private void header(Step step, EventLayout layout, Place record, int flags, boolean moreFlags) {
        process.ensureTask();
        target.code().call(Helper.KTIME_GET_BOOT_NS);
        store(Size.DW, record, EventRecord.TIME_OFFSET, Register.R0);
        target.code().loadVariable(Register.R1, Maps.OWN_GENERATION, 0).load(Size.W, Register.R1, Register.R1, 0);
        store(Size.W, record, EventRecord.GENERATION_OFFSET, Register.R1);
        if (identity.isShared()) {
            identity.layout(Register.R1, flags);
            store(Size.W, record, EventRecord.LAYOUT_OFFSET, Register.R1);
        } else {
            store(Size.W, record, EventRecord.LAYOUT_OFFSET, RuleIdentity.layoutOf(step, layout.id()) | flags << 24);
        }
        if (moreFlags) {
            target.code()
                    .load(Size.DW, Register.R1, Register.R10, target.frame().slotOf(Stack.FLAGS))
                    .alu(AluOp.OR, Register.R1, flags);
            store(Size.B, record, EventRecord.FLAGS_OFFSET, Register.R1);
        }
        target.core().load(Register.R1, Registers.TASK, KernelStructs.TASK_TGID);
        store(Size.W, record, EventRecord.PROCESS_OFFSET, Register.R1);
        if (step.action() instanceof PlannedAction.Suspend) {
            // Process 1 cannot be stopped, so its call fails instead.
            Label stoppable = new Label("stoppable");
            target.flow().jumpIf(JumpOp.NE, Register.R1, Enforcement.INIT, stoppable);
            store(Size.B, record, EventRecord.VERDICT_OFFSET, Verdict.FAIL.code());
            target.flow().bind(stoppable);
        }
        target.core().load(Register.R1, Registers.TASK, KernelStructs.TASK_PID);
        store(Size.W, record, EventRecord.THREAD_OFFSET, Register.R1);
    }

    private void beginFields(PlannedEvent event) {
        for (FieldSource value : event.values()) {
            if (!parameters.isMissing(value)
                    && value instanceof FieldSource.IntegerField field
                    && field.value() instanceof IntegerExpression.Load load) {
                integers.begin(load.source());
            }
        }
    }

    /**
     * Begins the word whose bits say which fields are unknown. On the stack the verifier knows its value, and that of 6.1
     * follows what comes after each field once for every value. So with many fields it is a zero of which the verifier does
     * not know.
     */
    private void noneUnknown(EventLayout layout, Place record) {
        if (record.base() == Register.R10 && layout.fields().size() > FEW_FIELDS) {
            target.code()
                    .load(Size.DW, Register.R1, record.base(), record.offset() + EventRecord.TIME_OFFSET)
                    .move(Register.R2, Register.R1)
                    .alu(AluOp.SUB, Register.R2, Register.R1);
            store(Size.DW, record, EventRecord.UNKNOWN_OFFSET, Register.R2);
        } else {
            store(Size.DW, record, EventRecord.UNKNOWN_OFFSET, 0);
        }
    }

    private void fixedPart(PlannedEvent event, int index, Place record) {
        int offset = event.layout().offsetOf(index);
        FieldSource value = event.values().get(index);
        Label unknown = new Label("field_unknown");
        if (parameters.isMissing(value)) {
            target.flow().jump(unknown);
        } else if (value instanceof FieldSource.IntegerField field) {
            IntegerExpression expression = field.value();
            integers.prepare(List.of(expression), unknown, unknown);
            integers.evaluate(expression);
            store(Size.DW, record, offset, Register.R1);
        } else if (value instanceof FieldSource.StringField field) {
            if (field.value() instanceof StringSource.ProcessName name) {
                Register bearer = name.which() == ProcessString.COMM ? Registers.TASK : Register.R3;
                if (bearer == Register.R3) {
                    process.loadNamed(name.which(), bearer);
                }
                for (int at = 0; at < EventRecord.NAME_SIZE; at += Long.BYTES) {
                    process.loadName(Register.R1, bearer, at);
                    store(Size.DW, record, offset + at, Register.R1);
                }
            } else {
                length(field.value(), record, unknown);
                store(Size.DW, record, offset, Register.R1);
            }
        }
        unknown(record, index, event, unknown);
    }

    /** Goes round the code for an unknown field, where there can be one. */
    private void unknown(Place record, int index, PlannedEvent event, Label unknown) {
        Label skip = new Label("field_known");
        if (!target.flow().awaits(unknown)) {
            return;
        }
        target.flow().jump(skip);
        target.flow().bind(unknown);
        target.code().load(Size.DW, Register.R1, record.base(), record.offset() + EventRecord.UNKNOWN_OFFSET);
        // Each bit comes once, so adding sets it; of a sum with what it does not know the verifier knows no bit.
        target.code().move(Register.R2, 1L << index).alu(AluOp.ADD, Register.R1, Register.R2);
        store(Size.DW, record, EventRecord.UNKNOWN_OFFSET, Register.R1);
        // What the field would have left there: a length. It is stored from a register, since the verifier then knows a
        // number that the field might be; of bytes written by a constant it knows none (check_stack_write_fixed_off,
        // 6.1).
        target.code().move(Register.R1, 0);
        int size = event.layout().fields().get(index).type().fixedSize();
        for (int at = 0; at < size; at += Long.BYTES) {
            store(Size.DW, record, event.layout().offsetOf(index) + at, Register.R1);
        }
        target.flow().bind(skip);
    }

    /** {@code R1} = the length that the record shows, or goes on where the string is unknown. */
    private void length(StringSource text, Place record, Label unknown) {
        strings.ensureReadable(text, unknown, unknown);
        Label whole = new Label("string_whole");
        target.code().move(Register.R1, Register.R0);
        target.flow().jumpIf(JumpOp.LE, Register.R1, StringLoads.WHOLE, whole);
        target.code().load(Size.B, Register.R2, record.base(), record.offset() + EventRecord.FLAGS_OFFSET);
        target.code().alu(AluOp.OR, Register.R2, EventRecord.FLAG_TRUNCATED);
        store(Size.B, record, EventRecord.FLAGS_OFFSET, Register.R2);
        target.code().alu(AluOp.MOV, Register.R1, StringLoads.WHOLE);
        target.flow().bind(whole);
        target.code().alu(AluOp.SUB, Register.R1, 1);
    }

    /** Brings the second and further strings behind the first, and the sum of all lengths into its slot. */
    private void joinStrings(PlannedEvent event, Place record) {
        int total = target.frame().slotOf(Stack.LENGTH);
        boolean first = true;
        for (int i = 0; i < event.values().size(); i++) {
            StringSource text = ScratchLayout.varying(event.values().get(i)).orElse(null);
            if (text == null) {
                continue;
            }
            lengthOfField(Register.R2, event, i, record);
            if (!first && !parameters.isMissing(text)) {
                target.code().load(Size.DW, Register.R3, Register.R10, total);
                target.limit(Register.R3, ScratchLayout.strings(event).size() * StringLoads.WHOLE);
                address(
                        Register.R1,
                        record.base(),
                        record.offset() + event.layout().fixedSize());
                target.code().alu(AluOp.ADD, Register.R1, Register.R3);
                address(Register.R3, Registers.SCRATCH, target.scratch().offsetOf(text));
                target.code().call(Helper.PROBE_READ_KERNEL);
                lengthOfField(Register.R2, event, i, record);
            }
            if (!first) {
                target.code().load(Size.DW, Register.R1, Register.R10, total).alu(AluOp.ADD, Register.R2, Register.R1);
            }
            target.code().store(Size.DW, Register.R10, total, Register.R2);
            first = false;
        }
    }

    private void lengthOfField(Register destination, PlannedEvent event, int index, Place record) {
        target.code()
                .load(
                        Size.DW,
                        destination,
                        record.base(),
                        record.offset() + event.layout().offsetOf(index));
        target.limit(destination, EventRecord.MAXIMUM_STRING);
    }

    /** {@code R3} = the record's size; a single string's length is still in R1. */
    private void size(PlannedEvent event) {
        List<StringSource> texts = ScratchLayout.strings(event);
        int fixed = event.layout().fixedSize();
        if (texts.isEmpty()) {
            target.code().move(Register.R3, fixed);
        } else if (texts.size() == 1) {
            target.code().move(Register.R3, Register.R1).alu(AluOp.ADD, Register.R3, fixed);
        } else {
            target.code()
                    .load(Size.DW, Register.R3, Register.R10, target.frame().slotOf(Stack.LENGTH));
            target.limit(Register.R3, texts.size() * EventRecord.MAXIMUM_STRING);
            target.code().alu(AluOp.ADD, Register.R3, fixed);
        }
    }

    private static int indexOfString(PlannedEvent event) {
        for (int i = 0; i < event.values().size(); i++) {
            if (ScratchLayout.varying(event.values().get(i)).isPresent()) {
                return i;
            }
        }
        throw new IllegalArgumentException(
                "no string in the event of " + event.layout().rule());
    }

    /**
     * {@code R4} = whether the reader is to be woken; R3, the record's size, is kept. Each program looks by itself, and
     * where it has a word for it only now and then.
     */
    private void wakeup(boolean always) {
        Label decided = new Label("wakeup_decided");
        if (!always) {
            target.code().load(Size.DW, Register.R1, Registers.SCRATCH, ScratchLayout.SENT);
            target.code().alu(AluOp.ADD, Register.R1, Register.R3);
            target.code().store(Size.DW, Registers.SCRATCH, ScratchLayout.SENT, Register.R1);
            target.code().move(Register.R4, NO_WAKEUP);
            target.flow().jumpIf(JumpOp.LT, Register.R1, LOOK_EVERY, decided);
            target.code().store(Size.DW, Registers.SCRATCH, ScratchLayout.SENT, 0);
        }
        int size = target.frame().slotOf(Stack.LENGTH);
        target.code()
                .store(Size.DW, Register.R10, size, Register.R3)
                .loadMap(Register.R1, Maps.EVENTS)
                .move(Register.R2, 0)
                .call(Helper.RINGBUF_QUERY)
                .load(Size.DW, Register.R3, Register.R10, size)
                .move(Register.R4, FORCE_WAKEUP);
        target.flow().jumpIf(JumpOp.GE, Register.R0, WAKE_AT, decided);
        target.code().move(Register.R4, NO_WAKEUP);
        target.flow().bind(decided);
    }

    private void address(Register destination, Register base, int offset) {
        target.code().move(destination, base);
        if (offset != 0) {
            target.code().alu(AluOp.ADD, destination, offset);
        }
    }

    private void store(Size size, Place record, int offset, Register from) {
        target.code().store(size, record.base(), record.offset() + offset, from);
    }

    private void store(Size size, Place record, int offset, int value) {
        target.code().store(size, record.base(), record.offset() + offset, value);
    }
}
