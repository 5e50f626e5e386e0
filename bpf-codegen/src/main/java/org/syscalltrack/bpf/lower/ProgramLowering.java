package org.syscalltrack.bpf.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.LoadedSize;
import org.syscalltrack.bpf.btf.KernelTypes;
import org.syscalltrack.bpf.function.FunctionLibrary;
import org.syscalltrack.bpf.hook.DecisionPoint;
import org.syscalltrack.bpf.hook.EntryWork;
import org.syscalltrack.bpf.hook.HookObjects;
import org.syscalltrack.bpf.hook.Mechanism;
import org.syscalltrack.bpf.hook.PlannedPoint;
import org.syscalltrack.dsl.plan.Step;

/** Writes the programs of a point. */
public final class ProgramLowering {
    private final PlannedPoint point;
    private final int number;
    private final KernelTypes types;
    private final FunctionLibrary functions;
    private final SharedParts shared;
    private final ScratchLayout scratch = new ScratchLayout();
    private final String decisionName;
    /** At a tracepoint: what is written for its calls, by their slots of {@link #calls()}. */
    private final SortedMap<Integer, ProgramLowering> calls = new TreeMap<>();

    /**
     * Prepares a point.
     *
     * @param number its number among the object's points
     * @param types where the kernel's types are registered
     * @param functions the object's functions
     * @param shared what else the object's programs share
     */
    public ProgramLowering(
            PlannedPoint point, int number, KernelTypes types, FunctionLibrary functions, SharedParts shared) {
        this(point, number, types, functions, shared, "");
    }

    private ProgramLowering(
            PlannedPoint point,
            int number,
            KernelTypes types,
            FunctionLibrary functions,
            SharedParts shared,
            String decisionName) {
        this.shared = shared;
        this.point = point;
        this.number = number;
        this.types = types;
        this.functions = functions;
        this.decisionName = decisionName.isEmpty() ? name('p') : decisionName;
        if (point.point().mechanism().isForAllCalls()) {
            makeCalls();
            return;
        }
        new Reservation(point).make(scratch);
    }

    /** Only one program of a tracepoint runs at a time, so they share a value of the scratch map. */
    private void makeCalls() {
        Mechanism mechanism = point.point().mechanism().isEntry() ? Mechanism.FENTRY : Mechanism.FEXIT;
        SortedMap<Integer, List<EntryWork>> slots = new TreeMap<>();
        for (EntryWork work : point.work()) {
            slots.computeIfAbsent(CallRouter.slotOf(work.entry()), key -> new ArrayList<>())
                    .add(work);
        }
        slots.forEach((slot, work) -> {
            PlannedPoint call =
                    new PlannedPoint(new DecisionPoint(mechanism, point.point().function()), work);
            String name = name('c') + "_" + slot;
            calls.put(slot, new ProgramLowering(call, number, types, functions, shared, name));
        });
    }

    /** Whether a step of a call can be decided at a hook where an operation reaches that without a system call. */
    public static boolean decidesWithoutCall(EntryWork work, Step step) {
        return !new ParameterUse(true, new HookObjects(work.call(), work.objects())).asks(step.filter());
    }

    /** The symbol of the program that is attached. */
    public String dispatcherName() {
        return name('d');
    }

    /** The symbol of the program that decides. */
    public String decisionName() {
        return decisionName;
    }

    /** At a tracepoint: the programs of its calls by their slots of {@link #calls()}; else empty. */
    public SortedMap<Integer, String> callNames() {
        SortedMap<Integer, String> names = new TreeMap<>();
        calls.forEach((slot, call) -> names.put(slot, call.decisionName()));
        return names;
    }

    /** How many slots {@link #calls()} has. */
    public static int callSlots() {
        return CallRouter.slots();
    }

    /** The program array that the decision program of a tracepoint finds the calls' programs in. */
    public String calls() {
        return Maps.callsOf(programs());
    }

    /** The program array that joins the two. */
    public String programs() {
        return Maps.PROGRAMS + number;
    }

    /** The program array of the programs that go on for those that decide. */
    public String parts() {
        return Maps.partsOf(decisionName);
    }

    /** How large the program's value of the scratch map is, in bytes. */
    public int scratchBytes() {
        int most = calls.values().stream()
                .mapToInt(ProgramLowering::scratchBytes)
                .max()
                .orElse(0);
        return Math.max(most, scratch.size());
    }

    /** How large the value is that keeps what is known for an exit of these calls, in bytes; 0 if nothing is kept. */
    public int keptBytes() {
        return point.work().stream()
                .mapToInt(work -> Kept.of(work).bytes())
                .max()
                .orElse(0);
    }

    private Code dispatcher() {
        return Dispatcher.write(dispatcherName(), point.point().mechanism(), programs(), types);
    }

    /**
     * Writes all programs of the point.
     *
     * @throws RefusedStepException where a rule cannot be written, or comes after more than a call's programs hold
     * @throws CannotLowerException where the point as a whole cannot be written
     */
    public PointCode write() {
        Parts parts = new Parts(parts(), calls.isEmpty() ? 1 : 2);
        List<Code> further = new ArrayList<>();
        Code decision = decide(parts, further);
        List<Code> ofCalls =
                calls.values().stream().map(call -> call.decide(parts, further)).toList();
        return new PointCode(dispatcher(), decision, forgetter(), ofCalls, further);
    }

    private Optional<Code> forgetter() {
        boolean forgets =
                point.point().mechanism().isEntry() && (!calls.isEmpty() || !EntryProgram.alwaysStores(point.work()));
        return forgets ? Optional.of(Forgetter.write(Maps.forgetterOf(decisionName), programs())) : Optional.empty();
    }

    /** The program that decides, and those that go on for it, which are added in the order of their numbers. */
    private Code decide(Parts parts, List<Code> further) {
        parts.beginPoint();
        int first = parts.size();
        Code decision = complete(parts, Optional.empty(), decisionName);
        for (int next = first; next < parts.size(); next++) {
            further.add(complete(parts, Optional.of(parts.begin(next)), Maps.partOf(decisionName, next)));
        }
        return decision;
    }

    /** A program; where jumps do not reach over it, first with as few rules as may be, then with tables for sets. */
    private Code complete(Parts parts, Optional<Part> part, String name) {
        Attempt attempt = new Attempt();
        int known = parts.size();
        for (Runnable otherwise : List.<Runnable>of(attempt::makeAlone, attempt::makeCompact)) {
            Code code = complete(parts, part, name, attempt);
            if (reaches(code)) {
                return code;
            }
            otherwise.run();
            parts.forgetBeyond(known);
        }
        Code code = complete(parts, part, name, attempt);
        if (!reaches(code) && attempt.largest().isPresent()) {
            throw new RefusedStepException(
                    attempt.largest().get(),
                    new CannotLowerException("it alone takes " + attempt.largestSlots()
                            + " instructions, and a jump reaches over " + Short.MAX_VALUE
                            + "; split it into several rules"));
        }
        return code;
    }

    private static boolean reaches(Code code) {
        return LoadedSize.of(code) <= Short.MAX_VALUE;
    }

    private Code complete(Parts parts, Optional<Part> part, String name, Attempt attempt) {
        int known = parts.size();
        Code code;
        do {
            parts.forgetBeyond(known);
            code = write(parts, part, name, attempt);
        } while (attempt.again());
        return code;
    }

    private Code write(Parts parts, Optional<Part> part, String name, Attempt attempt) {
        Flow flow = new Flow(name);
        Program program = new Program(
                point,
                programs(),
                number,
                flow,
                new Frame(),
                scratch,
                functions,
                attempt,
                types,
                shared,
                parts,
                part,
                new Label("end"));
        switch (point.point().mechanism()) {
            case FENTRY -> new EntryProgram(program).write();
            case FEXIT -> new ExitProgram(program).write();
            case SYS_ENTER, SYS_EXIT -> new CallRouter(program, calls()).write();
            case LSM, FMOD_RET, CALL -> new HookProgram(program).write();
        }
        return program.finish();
    }

    private String name(char role) {
        return "sct_" + point.point().mechanism().abbreviation() + role + "_" + number;
    }
}
