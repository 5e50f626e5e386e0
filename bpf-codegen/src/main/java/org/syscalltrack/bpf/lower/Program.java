package org.syscalltrack.bpf.lower;

import java.util.Optional;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.bpf.btf.KernelTypes;
import org.syscalltrack.bpf.function.FunctionLibrary;
import org.syscalltrack.bpf.hook.EntryWork;
import org.syscalltrack.bpf.hook.PlannedPoint;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.plan.When;

/**
 * A decision program while it is written: what its entries share.
 *
 * @param point the point and its work
 * @param programs the point's program array
 * @param key its value in the scratch map
 * @param flow its code
 * @param frame its stack
 * @param scratch its strings
 * @param functions the functions of the object
 * @param attempt what an earlier attempt found out
 * @param types the object's types
 * @param shared what the object's programs share
 * @param parts the further programs of the point
 * @param part which of them it is, if it is not the first
 * @param end where R0 = 0 is returned
 */
record Program(
        PlannedPoint point,
        String programs,
        int key,
        Flow flow,
        Frame frame,
        ScratchLayout scratch,
        FunctionLibrary functions,
        Attempt attempt,
        KernelTypes types,
        SharedParts shared,
        Parts parts,
        Optional<Part> part,
        Label end) {

    /** The parts of the lowering for one entry. */
    Lowerings lowerings(EntryWork work, When when, boolean withoutCall) {
        Target target = new Target(
                flow,
                types,
                frame,
                scratch,
                functions,
                attempt,
                shared,
                work.call(),
                work.entry(),
                when,
                part.isPresent(),
                point.point().hook(),
                work.objects());
        return new Lowerings(target, key, end, Kept.of(work), when == When.AFTER, withoutCall);
    }

    /** The same program on one of the ways that it can take. */
    Program fork() {
        return new Program(
                point, programs, key, flow, frame.fork(), scratch, functions, attempt, types, shared, parts, part, end);
    }

    /** Keeps the context, which lies in R1 at the program's start, for whatever asks for it later. */
    void keepContext() {
        flow.code().store(Size.DW, Register.R10, frame.slotOf(Stack.CONTEXT), Register.R1);
    }

    /** Says that what follows belongs to a chain's first rule. */
    void source(Chain chain) {
        Step first = chain.steps().get(0);
        flow.source(ChainLowering.sourceLine(first.rule().span()));
    }

    /** The program, after its end has been written. */
    Code finish() {
        flow.bind(end);
        flow.code().move(Register.R0, 0);
        flow.exit();
        return flow.finish();
    }
}
