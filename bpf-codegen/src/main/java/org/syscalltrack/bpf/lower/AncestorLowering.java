package org.syscalltrack.bpf.lower;

import java.util.List;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.plan.Condition;

/**
 * Asks the process's ancestors, the nearest first, until one satisfies the condition: a function of the program's own,
 * which {@code bpf_loop} calls for each. What the loop knows lies on the program's stack: the task that was asked last,
 * and what has come of it.
 */
final class AncestorLowering {
    /** How many are asked ({@code docs/language-details.md} 45). */
    private static final int MOST = 32;

    private static final int TASK = 0;
    private static final int STATE = 8;
    private static final int BYTES = 16;

    private static final int ABSENT_SEEN = 1;
    private static final int UNREADABLE_SEEN = 2;
    private static final int TRUE = 4;

    /** In the function: where {@link #TASK} and {@link #STATE} lie. */
    private static final Register LOOP = Registers.CALL;

    private final Target target;
    private final ProcessValues process;
    private final int key;

    /**
     * Asks in a program.
     *
     * @param key the program's value in the scratch map
     */
    AncestorLowering(Target target, ProcessValues process, int key) {
        this.target = target;
        this.process = process;
        this.key = key;
    }

    /** Goes where the question leads. */
    void ask(Condition.Ancestor node, Outcomes outcomes) {
        process.ensureTask();
        int area = target.frame().areaOf(List.of("ancestors", node), BYTES);
        String function = function(
                node, target.flow().name() + "_ancestor_" + target.frame().numberOf(node));
        target.code()
                .store(Size.DW, Register.R10, area + TASK, Registers.TASK)
                .store(Size.DW, Register.R10, area + STATE, 0)
                .move(Register.R1, MOST)
                .loadFunction(Register.R2, function);
        target.stackAddress(Register.R3, area);
        target.code().move(Register.R4, 0).call(Helper.LOOP).load(Size.DW, Register.R1, Register.R10, area + STATE);
        target.flow().jumpIf(JumpOp.GE, Register.R1, TRUE, outcomes.ifTrue());
        target.flow().jumpIf(JumpOp.EQ, Register.R1, 0, outcomes.ifFalse());
        target.flow().jumpIf(JumpOp.GE, Register.R1, UNREADABLE_SEEN, outcomes.ifUnreadable());
        target.flow().jump(outcomes.ifAbsent());
    }

    private String function(Condition.Ancestor node, String name) {
        Attempt attempt = new Attempt();
        Code code;
        Frame frame;
        do {
            frame = new Frame();
            code = write(node, new Flow(name), frame, attempt);
        } while (attempt.again());
        target.frame().reserveForCalls(frame.size());
        return target.functions().step(code);
    }

    private Code write(Condition.Ancestor node, Flow flow, Frame frame, Attempt attempt) {
        Label last = new Label("last");
        Target ancestor = target.ofAncestor(flow, frame, attempt);
        Lowerings lowerings = new Lowerings(ancestor, key, last, Kept.NOTHING, false, true);
        flow.code().move(LOOP, Register.R2).load(Size.DW, Registers.TASK, LOOP, TASK);
        ancestor.core()
                .load(Registers.TASK, Registers.TASK, KernelStructs.TASK_PARENT)
                .load(Registers.TASK, Registers.TASK, KernelStructs.TASK_LEADER);
        flow.code().store(Size.DW, LOOP, TASK, Registers.TASK);
        flow.learn(Fact.Common.TASK);
        ancestor.core().load(Register.R1, Registers.TASK, KernelStructs.TASK_PID);
        // The idle task, which is its own parent.
        flow.jumpIf32(JumpOp.EQ, Register.R1, 0, last);
        lowerings.strings().begin();
        Label isTrue = new Label("ancestor_true");
        Label isFalse = new Label("ancestor_false");
        Label unreadable = new Label("ancestor_unreadable");
        Label absent = new Label("ancestor_absent");
        lowerings.conditions().lower(node.condition(), new Outcomes(isTrue, isFalse, unreadable, absent, isTrue));
        flow.bind(isTrue);
        if (flow.isReachable()) {
            flow.code().store(Size.DW, LOOP, STATE, TRUE);
            flow.jump(last);
        }
        remember(flow, unreadable, UNREADABLE_SEEN, isFalse);
        remember(flow, absent, ABSENT_SEEN, isFalse);
        flow.bind(isFalse);
        flow.code().move(Register.R0, 0);
        flow.exit();
        flow.bind(last);
        flow.code().move(Register.R0, 1);
        flow.exit();
        return flow.finish();
    }

    private static void remember(Flow flow, Label label, int seen, Label next) {
        flow.bind(label);
        if (flow.isReachable()) {
            flow.code()
                    .load(Size.DW, Register.R1, LOOP, STATE)
                    .alu(AluOp.OR, Register.R1, seen)
                    .store(Size.DW, LOOP, STATE, Register.R1);
            flow.jump(next);
        }
    }
}
