package org.syscalltrack.bpf.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.syscalltrack.bpf.asm.AssemblyException;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.btf.KernelTypes;
import org.syscalltrack.bpf.function.FunctionLibrary;
import org.syscalltrack.bpf.hook.DecisionPoint;
import org.syscalltrack.bpf.hook.EntryWork;
import org.syscalltrack.bpf.hook.Mechanism;
import org.syscalltrack.bpf.hook.PlannedPoint;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.KeyLayout;
import org.syscalltrack.dsl.plan.PathSource;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.plan.StringSource;
import org.syscalltrack.dsl.plan.When;

/** Writes the two programs of a point. */
public final class ProgramLowering {
    private final PlannedPoint point;
    private final int number;
    private final KernelTypes types;
    private final FunctionLibrary functions;
    private final SharedParts shared;
    private final ScratchLayout scratch = new ScratchLayout();
    private final String decisionName;
    /** At a tracepoint: what is written for its calls, by their slots of {@link #calls()}. */
    private final SortedMap<Integer, ProgramLowering> parts = new TreeMap<>();

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
            makeParts();
            return;
        }
        chains().forEach(this::reserve);
        if (point.point().mechanism().isEntry()) {
            point.work().stream().flatMap(work -> work.after().stream()).forEach(this::reserveKept);
        }
    }

    /** Only one program of a tracepoint runs at a time, so they share a value of the scratch map. */
    private void makeParts() {
        Mechanism mechanism = point.point().mechanism().isEntry() ? Mechanism.FENTRY : Mechanism.FEXIT;
        SortedMap<Integer, List<EntryWork>> slots = new TreeMap<>();
        for (EntryWork work : point.work()) {
            slots.computeIfAbsent(CallRouter.slotOf(work.entry()), key -> new ArrayList<>())
                    .add(work);
        }
        slots.forEach((slot, work) -> {
            PlannedPoint calls =
                    new PlannedPoint(new DecisionPoint(mechanism, point.point().function()), work);
            String name = name('c') + "_" + slot;
            parts.put(slot, new ProgramLowering(calls, number, types, functions, shared, name));
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
        parts.forEach((slot, part) -> names.put(slot, part.decisionName()));
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

    /** How large the program's value of the scratch map is, in bytes. */
    public int scratchBytes() {
        int most = parts.values().stream()
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

    /** The program that is attached. */
    public Code dispatcher() {
        return Dispatcher.write(dispatcherName(), point.point().mechanism(), programs(), types);
    }

    /**
     * The program that decides.
     *
     * @throws CannotLowerException where it cannot be written
     */
    public Code decision() {
        Attempt attempt = new Attempt();
        Code code = complete(attempt);
        try {
            code.encode();
        } catch (AssemblyException e) {
            // A jump does not reach over so many instructions.
            attempt.makeCompact();
            code = complete(attempt);
        }
        return code;
    }

    /** The programs of {@link #callNames()}, in their order. */
    public List<Code> callPrograms() {
        return parts.values().stream().map(ProgramLowering::decision).toList();
    }

    private Code complete(Attempt attempt) {
        Code code;
        do {
            code = write(attempt);
        } while (attempt.again());
        return code;
    }

    private Code write(Attempt attempt) {
        Flow flow = new Flow(decisionName());
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
                new Label("end"));
        switch (point.point().mechanism()) {
            case FENTRY -> new EntryProgram(program).write();
            case FEXIT -> new ExitProgram(program).write();
            case SYS_ENTER, SYS_EXIT -> new CallRouter(program, calls()).write();
            case LSM, FMOD_RET -> new HookProgram(program).write();
        }
        return program.finish();
    }

    private Stream<Chain> chains() {
        Stream<EntryWork> work = point.work().stream();
        return switch (point.point().mechanism()) {
            case FENTRY, SYS_ENTER, LSM, FMOD_RET -> work.flatMap(each -> each.before().stream());
            case FEXIT, SYS_EXIT -> work.flatMap(each -> each.after().stream());
        };
    }

    private void reserve(Chain chain) {
        for (StringSource source : StringUses.of(chain)) {
            scratch.reserve(source);
            if (chain.when() == When.BEFORE || !KeptStrings.isOfEntry(chain, source)) {
                reserveToFind(chain, source);
            }
        }
        for (StringSource source : StringUses.ofAncestors(chain)) {
            scratch.ofAncestors().reserve(source);
            reserveToFind(chain, source);
        }
        chain.steps().forEach(step -> step.event().ifPresent(scratch::reserve));
        KeyLayout.counting(chain).forEach(step -> scratch.reserve(KeyLayout.of(step)));
    }

    /** What the entry finds for the exit lies in another room, but takes the same to be found. */
    private void reserveKept(Chain chain) {
        StringUses.of(chain).stream()
                .filter(source -> KeptStrings.isOfEntry(chain, source))
                .forEach(source -> reserveToFind(chain, source));
    }

    private void reserveToFind(Chain chain, StringSource source) {
        if (!(source instanceof StringSource.Path path)) {
            return;
        }
        scratch.reserveWork();
        if (path.source() instanceof PathSource.Lexical lexical
                && chain.call().parameters().get(lexical.parameter()).kind() instanceof ParameterKind.Path) {
            scratch.reserve(new StringSource.ArgumentString(lexical.parameter()));
        }
    }

    private String name(char role) {
        return "sct_" + point.point().mechanism().abbreviation() + role + "_" + number;
    }
}
