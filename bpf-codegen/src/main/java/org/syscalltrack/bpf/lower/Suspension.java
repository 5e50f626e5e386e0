package org.syscalltrack.bpf.lower;

import java.time.Duration;
import org.syscalltrack.bpf.asm.AluOp;
import org.syscalltrack.bpf.asm.Helper;
import org.syscalltrack.bpf.asm.JumpOp;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.Register;
import org.syscalltrack.bpf.asm.Size;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.PlannedAction;
import org.syscalltrack.dsl.plan.PlannedRule;
import org.syscalltrack.dsl.plan.TimeoutAction;

/**
 * SUSPEND. The hook sends SIGSTOP and returns ERESTARTNOINTR, so the kernel makes the call again when the process goes on;
 * {@link Maps#SUSPENDED} says by thread which calls were stopped. The entry of a call that is made again recognizes it by
 * its registers, decides nothing and logs nothing, and leaves the call's state in the stash: a call that nobody has
 * resumed is stopped again at the hook, whoever sent SIGCONT.
 *
 * <p>Order makes every race with the resumer end well: a program first sends SIGSTOP, then stores the call or looks at its
 * state again; the resumer first stores the state, then sends SIGCONT, which takes a pending SIGSTOP back.
 */
public final class Suspension {
    /** How long a thread's value in the map is; {@code docs/object-format.md} has the layout. */
    public static final int BYTES = 120;

    private static final int START = 0;
    private static final int STATE = 8;
    private static final int GENERATION = 12;
    private static final int PROCESS = 16;
    private static final int RULE = 20;
    private static final int NUMBER = 24;
    private static final int ABI = 28;
    private static final int SINCE = 32;
    private static final int REGISTERS = 40;

    /** When the rule's timeout is over, in nanoseconds since boot; 0 for a call that waits until somebody decides. */
    public static final int END = 104;

    /** What the rule asks for then: {@link #numberOf}. */
    public static final int AT_END = 112;

    /** Behind the numbers of rules in the stash's word about the decision: this and a state. */
    static final int RESTARTED = 0x7ffffff0;

    private static final int EPERM = 1;
    private static final int EINTR = 4;
    /** {@code include/linux/errno.h}: the call is made again after any signal handler. */
    private static final int ERESTARTNOINTR = 513;

    private static final int SIGCONT = 18;
    private static final int SIGSTOP = 19;

    /** States of a stopped call; user space stores all but the first. */
    private static final int STOPPED = 0;

    private static final int RESUMED = 1;

    /** The rule's timeout is over, and the call fails. */
    private static final int FAILED = 3;

    /**
     * In the stash only: a hook has stopped this very attempt at the call. A call that passes further hooks nevertheless,
     * as {@code kill(-1)} passes one for each process, is kept from all of them, and its exit tells nothing.
     */
    private static final int STOPPED_NOW = 2;

    private final Target target;
    private final Lowerings lowerings;

    Suspension(Lowerings lowerings) {
        this.lowerings = lowerings;
        target = lowerings.target();
    }

    /** Whether some rule of a chain suspends. */
    public static boolean isIn(Chain chain) {
        return chain.steps().stream().anyMatch(step -> step.action() instanceof PlannedAction.Suspend);
    }

    /** The number in a value for what is to come at the end of a timeout. */
    public static int numberOf(TimeoutAction action) {
        return switch (action) {
            case RESUME -> 0;
            case KILL -> 1;
            case FAIL -> 2;
        };
    }

    /** At the entry: where the call is a stopped one that is made again, its state goes to the slot of the decision. */
    void recognize(Label decided) {
        Label judge = new Label("not_suspended");
        Label known = new Label("suspended_known");
        lookup(judge);
        target.code().load(Size.DW, Register.R1, Register.R0, START);
        target.core().load(Register.R2, Registers.TASK, KernelStructs.TASK_START);
        target.flow().jumpIf(JumpOp.NE, Register.R1, Register.R2, judge);
        target.code().load(Size.W, Register.R1, Register.R0, GENERATION);
        Stash.own(target, Register.R2);
        target.flow().jumpIf(JumpOp.NE, Register.R1, Register.R2, judge);
        unless(NUMBER, target.entry().number(), judge);
        unless(ABI, Stash.compat(target.entry()), judge);
        // A signal handler may make the same call of its own before the stopped one is made again.
        int[] registers = SavedRegisters.identity(target.entry().abi());
        for (int i = 0; i < registers.length; i++) {
            target.code()
                    .load(Size.DW, Register.R1, Register.R0, REGISTERS + i * Long.BYTES)
                    .load(Size.DW, Register.R2, Registers.CALL, registers[i]);
            target.flow().jumpIf(JumpOp.NE, Register.R1, Register.R2, judge);
        }
        target.code()
                .load(Size.W, Register.R1, Register.R0, STATE)
                .move(Register.R2, Register.R1)
                .alu(AluOp.ADD, Register.R2, RESTARTED)
                .store(Size.W, Register.R10, target.frame().slotOf(Stack.DECIDED), Register.R2);
        target.flow().jumpIf(JumpOp.EQ, Register.R1, STOPPED, known);
        remove();
        target.flow().bind(known);
        target.flow().jump(decided);
        target.flow().bind(judge);
    }

    /** At the hook: where the entry recognized the call, what its state asks for; falls through for other calls. */
    void follow(Label end) {
        Label again = new Label("suspended_again");
        Label failed = new Label("suspended_failed");
        Label other = new Label("suspended_other");
        target.code()
                .load(Size.W, Register.R1, Register.R10, target.frame().slotOf(Stack.STASH))
                .alu(AluOp.SUB, Register.R1, RESTARTED);
        target.flow().jumpIf(JumpOp.EQ, Register.R1, RESUMED, end);
        target.flow().jumpIf(JumpOp.EQ, Register.R1, STOPPED, again);
        target.flow().jumpIf(JumpOp.EQ, Register.R1, STOPPED_NOW, again);
        target.flow().jumpIf(JumpOp.EQ, Register.R1, FAILED, failed);
        target.flow().jump(other);
        target.flow().bind(failed);
        result(-EPERM);
        target.flow().bind(again);
        stopAgain();
        target.flow().bind(other);
    }

    /** At the exit, with the stash in R0: goes to {@code end} where the kernel is about to make the call again. */
    static void unlessStopped(Target target, Label end) {
        target.code().load(Size.W, Register.R1, Register.R0, Stash.DECIDED);
        target.flow().jumpIf(JumpOp.EQ, Register.R1, RESTARTED + STOPPED_NOW, end);
    }

    private void stopAgain() {
        Label go = new Label("suspended_no_more");
        Label cannot = new Label("suspended_cannot");
        signal(SIGSTOP);
        target.flow().jumpIf(JumpOp.NE, Register.R0, 0, cannot);
        lookup(go);
        target.code().load(Size.W, Register.R1, Register.R0, STATE);
        target.flow().jumpIf(JumpOp.NE, Register.R1, STOPPED, go);
        restart();
        target.flow().bind(go);
        signal(SIGCONT);
        restart();
        target.flow().bind(cannot);
        result(-EINTR);
    }

    /** At the hook: stops the process before the call's effect; the program ends here. */
    void suspend(PlannedRule rule, PlannedAction.Suspend action) {
        Label cannot = new Label("cannot_suspend");
        Label full = new Label("suspended_full");
        Label current = new Label("suspended_current");
        signal(SIGSTOP);
        target.flow().jumpIf(JumpOp.NE, Register.R0, 0, cannot);
        store(rule, action);
        target.flow().jumpIf(JumpOp.NE, Register.R0, 0, full);
        // Whoever makes another generation current looks for the calls of this one afterwards.
        target.code().loadVariable(Register.R1, Maps.GENERATION, 0).load(Size.W, Register.R1, Register.R1, 0);
        Stash.own(target, Register.R2);
        target.flow().jumpIf(JumpOp.EQ, Register.R1, Register.R2, current);
        remove();
        signal(SIGCONT);
        target.flow().bind(current);
        restart();
        target.flow().bind(full);
        signal(SIGCONT);
        target.flow().bind(cannot);
        result(-EINTR);
    }

    private void store(PlannedRule rule, PlannedAction.Suspend action) {
        int value = target.frame().areaOf(Maps.SUSPENDED, BYTES);
        target.code().call(Helper.KTIME_GET_BOOT_NS).store(Size.DW, Register.R10, value + SINCE, Register.R0);
        action.timeout()
                .ifPresentOrElse(
                        time -> end(value, time), () -> target.code().store(Size.DW, Register.R10, value + END, 0));
        target.code().store(Size.DW, Register.R10, value + AT_END, numberOf(action.onTimeout()));
        target.core().load(Register.R1, Registers.TASK, KernelStructs.TASK_START);
        target.code()
                .store(Size.DW, Register.R10, value + START, Register.R1)
                .store(Size.W, Register.R10, value + STATE, STOPPED);
        Stash.own(target, Register.R1);
        target.code().store(Size.W, Register.R10, value + GENERATION, Register.R1);
        target.core().load(Register.R1, Registers.TASK, KernelStructs.TASK_TGID);
        target.code()
                .store(Size.W, Register.R10, value + PROCESS, Register.R1)
                .store(Size.W, Register.R10, value + RULE, rule.index())
                .store(Size.W, Register.R10, value + NUMBER, target.entry().number())
                .store(Size.W, Register.R10, value + ABI, Stash.compat(target.entry()));
        int[] registers = SavedRegisters.identity(target.entry().abi());
        for (int i = 0; i < registers.length; i++) {
            target.code()
                    .load(Size.DW, Register.R1, Registers.CALL, registers[i])
                    .store(Size.DW, Register.R10, value + REGISTERS + i * Long.BYTES, Register.R1);
        }
        key();
        target.stackAddress(Register.R3, value);
        target.code().loadMap(Register.R1, Maps.SUSPENDED).move(Register.R4, 0).call(Helper.MAP_UPDATE_ELEM);
    }

    /** From now on, which is in R0. */
    private void end(int value, Duration time) {
        target.code()
                .move(Register.R1, time.toNanos())
                .alu(AluOp.ADD, Register.R0, Register.R1)
                .store(Size.DW, Register.R10, value + END, Register.R0);
    }

    /** Lets the kernel make the call again; the exit of this attempt tells nothing. */
    private void restart() {
        Label none = new Label("no_stash");
        Stash.lookup(target, 0);
        target.flow().jumpIf(JumpOp.EQ, Register.R0, 0, none);
        target.code().store(Size.W, Register.R0, Stash.DECIDED, RESTARTED + STOPPED_NOW);
        target.flow().bind(none);
        result(-ERESTARTNOINTR);
    }

    private void result(int value) {
        target.code().move(Register.R0, value);
        target.flow().exit();
    }

    /** To the thread itself, so that it is this one that has a signal to look at when its call ends. */
    private void signal(int number) {
        target.code().move(Register.R1, number).call(Helper.SEND_SIGNAL_THREAD);
    }

    private void unless(int offset, int value, Label otherwise) {
        target.code().load(Size.W, Register.R1, Register.R0, offset);
        target.flow().jumpIf(JumpOp.NE, Register.R1, value, otherwise);
    }

    /** {@code R0} = the thread's value in the map. */
    private void lookup(Label ifNone) {
        key();
        target.code().loadMap(Register.R1, Maps.SUSPENDED).call(Helper.MAP_LOOKUP_ELEM);
        target.flow().jumpIf(JumpOp.EQ, Register.R0, 0, ifNone);
    }

    private void remove() {
        key();
        target.code().loadMap(Register.R1, Maps.SUSPENDED).call(Helper.MAP_DELETE_ELEM);
    }

    /** {@code R2} = the address of the thread's id. */
    private void key() {
        int slot = target.frame().slotOf(Stack.KEY);
        lowerings.process().ensureTask();
        target.core().load(Register.R1, Registers.TASK, KernelStructs.TASK_PID);
        target.code().store(Size.W, Register.R10, slot, Register.R1);
        target.stackAddress(Register.R2, slot);
    }
}
