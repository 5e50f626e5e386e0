package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.event.EventRecord;
import org.syscalltrack.dsl.plan.ProcessString;
import org.syscalltrack.dsl.plan.StringSource;

/**
 * Reads strings into their rooms. What came of it lies before the room: the length with the NUL, from 1; one more than the
 * longest, where the string is longer; 0 where it is absent; a negative number where it cannot be read.
 */
final class StringLoads {
    /** Bytes that are asked for: the longest string, its NUL, and one by which a longer string is told. */
    static final int READ = EventRecord.MAXIMUM_STRING + 2;
    /** The greatest outcome of a string that was read whole. */
    static final int WHOLE = EventRecord.MAXIMUM_STRING + 1;

    /** No outcome yet: no error has this number. */
    private static final int NOT_LOADED = -4096;

    private final Target target;
    private final Scratch scratch;
    private final CallerStrings caller;
    private final ProcessValues process;
    private final KeptStrings kept;
    private final PathLoads paths;

    StringLoads(
            Target target,
            Scratch scratch,
            ArgumentLoads arguments,
            CallerStrings caller,
            ProcessValues process,
            KeptStrings kept) {
        this.target = target;
        this.scratch = scratch;
        this.caller = caller;
        this.process = process;
        this.kept = kept;
        paths = new PathLoads(target, arguments, process, text -> {
            ensureLoaded(text);
            return outcomeOf(text);
        });
    }

    /** {@code R0} = the outcome of finding a path, which is written to where the address in the slot points. */
    void findInto(StringSource.Path path, int slot) {
        scratch.ensure();
        paths.findInto(path.source(), slot);
    }

    /** Sets the marks of strings that are wanted where only some of the ways there have read them. */
    void begin() {
        if (!target.memory().marked().isEmpty() && !target.resumed()) {
            scratch.ensure();
            target.memory().marked().forEach(this::mark);
        }
    }

    /** Begins anew in a program that goes on for another one: what that has read was read for other rules. */
    void forget() {
        scratch.ensure();
        target.scratch().strings().forEach(this::mark);
    }

    /** Leaves the strings to the program that goes on: each has an outcome now, or a mark; the scratch value is at hand. */
    void handOver() {
        for (StringSource source : target.scratch().strings()) {
            Fact loaded = new Fact.Loaded(source);
            if (target.flow().knows(loaded) || target.resumed()) {
                continue;
            }
            if (target.flow().mayKnow(loaded)) {
                target.memory().mark(source);
            } else {
                mark(source);
            }
        }
    }

    private void mark(StringSource source) {
        target.code().store(Size.DW, Registers.SCRATCH, outcomeOf(source), NOT_LOADED);
    }

    /** Where the scratch value has the outcome. */
    int outcomeOf(StringSource source) {
        return target.scratch().outcomeOf(source);
    }

    /** Makes sure that the outcome is in its place; R0 to R5 are lost. */
    void ensureLoaded(StringSource source) {
        Label have = new Label("string_have");
        if (!target.flow().knows(new Fact.Loaded(source))) {
            load(source, have, () -> target.flow().jumpIf(JumpOp.SGT, Register.R0, 0, have));
        }
        target.flow().bind(have);
        target.flow().learn(Fact.Common.SCRATCH);
    }

    /** {@code R0} = the length with the NUL, 1 to {@link #READ}, or goes on where the string is unknown. */
    void ensureReadable(StringSource source, Label ifUnreadable, Label ifAbsent) {
        ensureReadable(source, ifUnreadable, ifAbsent, () -> {});
    }

    /**
     * The same; of a string that has just been read it is asked first whether it has the one length that is of interest.
     *
     * @param length the length with the NUL
     * @param ifSo where to go then, which the caller places
     */
    void ensureReadable(StringSource source, Label ifUnreadable, Label ifAbsent, int length, Label ifSo) {
        ensureReadable(
                source, ifUnreadable, ifAbsent, () -> target.flow().jumpIf(JumpOp.EQ, Register.R0, length, ifSo));
    }

    private void ensureReadable(StringSource source, Label ifUnreadable, Label ifAbsent, Runnable askFirst) {
        if (target.flow().knows(new Fact.Unreadable(source))) {
            target.flow().jump(ifUnreadable);
            return;
        } else if (target.flow().knows(new Fact.Absent(source))) {
            target.flow().jump(ifAbsent);
            return;
        }
        Label known = new Label("string_known");
        Label have = new Label("string_have");
        if (!target.flow().knows(new Fact.Loaded(source))) {
            load(source, have, () -> {
                askFirst.run();
                target.flow().jumpIf(JumpOp.SGT, Register.R0, 0, known);
            });
            unknown(ifUnreadable, ifAbsent);
        }
        target.flow().bind(have);
        target.code().load(Size.DW, Register.R0, Registers.SCRATCH, outcomeOf(source));
        // Also where it is known: the verifier does not know what a map holds.
        target.flow().jumpIf(JumpOp.SGT, Register.R0, 0, known);
        unknown(ifUnreadable, ifAbsent);
        target.flow().bind(known);
        learnKnown(source);
    }

    /** The outcome in R0 is a length, whichever way it came. */
    void learnKnown(StringSource source) {
        target.flow().learn(Fact.Common.SCRATCH);
        target.flow().learn(new Fact.Known(source));
    }

    /** Goes on by the outcome in R0, which is no length. */
    private void unknown(Label ifUnreadable, Label ifAbsent) {
        target.flow().jumpIf(JumpOp.EQ, Register.R0, 0, ifAbsent);
        target.flow().jump(ifUnreadable);
    }

    /**
     * Reads the string, unless some way here has done so. With the outcome in R0 it leaves if that is a length, and falls
     * through if it is none.
     *
     * @param have where the outcome is in its place already
     * @param leave writes the instructions that leave
     */
    private void load(StringSource source, Label have, Runnable leave) {
        Fact loaded = new Fact.Loaded(source);
        boolean perhaps = target.flow().mayKnow(loaded) || target.resumed();
        target.flow().learn(loaded);
        if (perhaps) {
            if (!target.resumed()) {
                target.memory().mark(source);
            }
            scratch.ensure();
            target.code().load(Size.DW, Register.R0, Registers.SCRATCH, outcomeOf(source));
            target.flow().jumpIf(JumpOp.NE, Register.R0, NOT_LOADED, have);
        }
        scratch.ensure();
        if (kept.keeps(source)) {
            kept.restore(source);
        } else if (CallerStrings.isOne(source)) {
            caller.read(
                    source,
                    register -> target.scratchAddress(register, target.scratch().offsetOf(source)),
                    () -> target.code().store(Size.DW, Registers.SCRATCH, outcomeOf(source), Register.R0),
                    leave);
            return;
        } else if (source instanceof StringSource.Path path) {
            paths.find(path.source(), target.scratch().offsetOf(source));
            target.code().store(Size.DW, Registers.SCRATCH, outcomeOf(source), Register.R0);
        } else if (source instanceof StringSource.ProcessName name) {
            readName(name.which(), target.scratch().offsetOf(source));
            target.code().store(Size.DW, Registers.SCRATCH, outcomeOf(source), Register.R0);
        } else {
            throw new CannotLowerException("eBPF programs cannot read " + describe(source) + " yet");
        }
        leave.run();
    }

    /** {@code R0} = the length with the NUL of a name that is read to an offset in the scratch value; R1 to R5 are lost. */
    void readName(ProcessString which, int room) {
        process.ensureTask();
        target.scratchAddress(Register.R1, room);
        target.code().move(Register.R2, EventRecord.NAME_SIZE);
        process.loadNamed(which, Register.R3);
        target.core().address(Register.R3, KernelStructs.name(0));
        target.code().call(Helper.PROBE_READ_KERNEL_STR);
    }

    private static String describe(StringSource source) {
        return source.getClass().getSimpleName();
    }
}
