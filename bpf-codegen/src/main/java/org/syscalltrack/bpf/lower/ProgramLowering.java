package org.syscalltrack.bpf.lower;

import java.util.stream.Stream;
import org.syscalltrack.bpf.asm.AssemblyException;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.btf.KernelTypes;
import org.syscalltrack.bpf.function.FunctionLibrary;
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
        this.shared = shared;
        this.point = point;
        this.number = number;
        this.types = types;
        this.functions = functions;
        chains().forEach(this::reserve);
        if (point.point().mechanism() == Mechanism.FENTRY) {
            point.work().stream().flatMap(work -> work.after().stream()).forEach(this::reserveKept);
        }
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
        return name('p');
    }

    /** The program array that joins the two. */
    public String programs() {
        return Maps.PROGRAMS + number;
    }

    /** How large the program's value of the scratch map is, in bytes. */
    public int scratchBytes() {
        return scratch.size();
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
            case LSM, FMOD_RET -> new HookProgram(program).write();
        }
        return program.finish();
    }

    private Stream<Chain> chains() {
        Stream<EntryWork> work = point.work().stream();
        return switch (point.point().mechanism()) {
            case FENTRY, LSM, FMOD_RET -> work.flatMap(each -> each.before().stream());
            case FEXIT -> work.flatMap(each -> each.after().stream());
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
