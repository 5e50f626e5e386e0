package org.syscalltrack.bpf.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.syscalltrack.bpf.asm.Code;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.bpf.asm.LoadedSize;
import org.syscalltrack.bpf.btf.KernelTypes;
import org.syscalltrack.bpf.function.FunctionLibrary;
import org.syscalltrack.bpf.hook.EntryWork;
import org.syscalltrack.bpf.hook.Mechanism;
import org.syscalltrack.bpf.hook.PlannedPoint;
import org.syscalltrack.dsl.catalog.ParameterKind;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.KeyLayout;
import org.syscalltrack.dsl.plan.PathSource;
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

    /** The program array of the programs that go on for the one that decides. */
    public String parts() {
        return Maps.PARTS + number;
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
     * The programs that decide: the one that the dispatcher leaves for, and those that go on for it, in the order of their
     * numbers in {@link #parts()}.
     *
     * @throws RefusedStepException where a rule cannot be written, or comes after more than a call's programs hold
     * @throws CannotLowerException where the point as a whole cannot be written
     */
    public List<Code> decisions() {
        Parts parts = new Parts(parts());
        List<Code> codes = new ArrayList<>();
        codes.add(complete(parts, Optional.empty(), decisionName()));
        for (int number = 0; number < parts.size(); number++) {
            codes.add(complete(parts, Optional.of(parts.begin(number)), decisionName() + "_" + number));
        }
        return codes;
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
            case LSM -> new HookProgram(program).write();
        }
        return program.finish();
    }

    private Stream<Chain> chains() {
        Stream<EntryWork> work = point.work().stream();
        return switch (point.point().mechanism()) {
            case FENTRY, LSM -> work.flatMap(each -> each.before().stream());
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
