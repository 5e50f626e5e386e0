package org.syscalltrack.bpf.lower;

import java.util.List;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.hook.HookObjects;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.PathSource;
import org.syscalltrack.dsl.plan.StringSource;

/**
 * Strings that a call's entry keeps for its exit, in task storage: by then the caller may have changed them, or they
 * are gone with the program's image. For each there is the outcome of reading it and a room.
 */
final class KeptStrings {
    /** What one string takes in the map's value. */
    static final int ENTRY = Long.BYTES + ScratchLayout.STRING_ROOM;
    /** BPF_LOCAL_STORAGE_GET_F_CREATE of {@code include/uapi/linux/bpf.h}. */
    static final int CREATE = 1;

    private final Target target;
    private final Kept kept;
    private final List<StringSource> sources;
    private final boolean restores;

    /**
     * The strings that are kept for a call, in their order in the value.
     *
     * @param restores whether this is the exit, which reads them back
     */
    KeptStrings(Target target, Kept kept, boolean restores) {
        this.target = target;
        this.kept = kept;
        this.sources = kept.strings();
        this.restores = restores;
    }

    /** Whether the exit is told a string's value at the entry: what the call reads, and what it names. */
    static boolean isOfEntry(Chain chain, StringSource source) {
        if (source instanceof StringSource.ArgumentString argument) {
            return KeptParameters.isInput(chain, argument.parameter());
        }
        return source instanceof StringSource.Path path
                && (path.source() instanceof PathSource.Lexical
                        || new HookObjects(chain.call(), List.of()).isDescriptor(path.source()));
    }

    /** Whether a string is to be taken from what the entry kept. */
    boolean keeps(StringSource source) {
        return restores && sources.contains(source);
    }

    /** At the entry: reads everything into the storage; R0 to R5 are lost. */
    void keep(ProcessValues process, CallerStrings caller, StringLoads strings, IntegerLoads integers) {
        if (kept.isEmpty()) {
            return;
        }
        Label done = new Label("kept");
        process.ensureTask();
        storage(CREATE);
        target.flow().jumpIf(JumpOp.EQ, Register.R0, 0, done);
        int pointer = target.frame().slotOf(Fact.Common.KEPT);
        target.code().store(Size.DW, Register.R10, pointer, Register.R0);
        for (int index = 0; index < sources.size(); index++) {
            int offset = index * ENTRY;
            if (sources.get(index) instanceof StringSource.Path path) {
                keep(path, offset, pointer, strings);
                continue;
            }
            Label known = new Label("kept_string");
            caller.read(
                    sources.get(index),
                    register -> target.code()
                            .load(Size.DW, register, Register.R10, pointer)
                            .alu(AluOp.ADD, register, offset + Long.BYTES),
                    () -> target.code()
                            .load(Size.DW, Register.R1, Register.R10, pointer)
                            .store(Size.DW, Register.R1, offset, Register.R0),
                    () -> target.flow().jumpIf(JumpOp.SGT, Register.R0, 0, known));
            target.flow().bind(known);
        }
        new KeptNumbers(target, kept, restores).keep(pointer, integers);
        target.flow().bind(done);
    }

    private void keep(StringSource.Path source, int offset, int pointer, StringLoads strings) {
        int room = target.frame().slotOf("kept room");
        target.code()
                .load(Size.DW, Register.R1, Register.R10, pointer)
                .alu(AluOp.ADD, Register.R1, offset + Long.BYTES)
                .store(Size.DW, Register.R10, room, Register.R1);
        strings.findInto(source, room);
        target.code()
                .load(Size.DW, Register.R1, Register.R10, pointer)
                .store(Size.DW, Register.R1, offset, Register.R0);
    }

    /** At the exit: copies a string to its room, and its outcome to its place and R0; R1 to R5 are lost. */
    void restore(StringSource source) {
        int outcome = target.scratch().outcomeOf(source);
        int offset = sources.indexOf(source) * ENTRY;
        Label lost = new Label("kept_lost");
        Label done = new Label("kept_done");
        storage(0);
        target.flow().jumpIf(JumpOp.EQ, Register.R0, 0, lost);
        target.code()
                .load(Size.DW, Register.R2, Register.R0, offset)
                .store(Size.DW, Registers.SCRATCH, outcome, Register.R2);
        target.flow().jumpIf(JumpOp.SLE, Register.R2, 0, done);
        target.flow().jumpIf(JumpOp.SGT, Register.R2, StringLoads.READ, lost);
        target.scratchAddress(Register.R1, target.scratch().offsetOf(source));
        target.code().move(Register.R3, Register.R0).alu(AluOp.ADD, Register.R3, offset + Long.BYTES);
        target.code().store(Size.DW, Registers.SCRATCH, outcome, Register.R2).call(Helper.PROBE_READ_KERNEL);
        target.flow().jump(done);
        target.flow().bind(lost);
        target.code().store(Size.DW, Registers.SCRATCH, outcome, -1);
        target.flow().bind(done);
        target.code().load(Size.DW, Register.R0, Registers.SCRATCH, outcome);
    }

    /** {@code R0} = the calling thread's storage, or null. */
    private void storage(int flags) {
        storage(target, flags);
    }

    /** {@code R0} = the calling thread's storage, or null. */
    static void storage(Target target, int flags) {
        target.code()
                .loadMap(Register.R1, Maps.KEPT)
                .move(Register.R2, Registers.TASK)
                .move(Register.R3, 0)
                .move(Register.R4, flags)
                .call(Helper.TASK_STORAGE_GET);
    }
}
