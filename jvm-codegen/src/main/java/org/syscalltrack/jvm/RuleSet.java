package org.syscalltrack.jvm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.check.FrontEnd;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.Plan;
import org.syscalltrack.dsl.plan.PlannedAction;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.dsl.source.DiskSourceLoader;
import org.syscalltrack.jvm.call.Availability;
import org.syscalltrack.jvm.call.CallView;
import org.syscalltrack.jvm.explain.IntegerResult;
import org.syscalltrack.jvm.explain.Interpreter;

/**
 * Rules as compiled code, ready to decide calls. Immutable and thread-safe: one object serves all threads, each with its
 * own {@link CallView}. Rates, counts and suspended calls are state, and not kept here.
 */
public final class RuleSet {
    private final Plan plan;
    private final Map<Abi, CompiledChain[][]> chains = new EnumMap<>(Abi.class);

    private RuleSet(Plan plan) {
        this.plan = plan;
        for (Chain chain : plan.chains()) {
            add(new CompiledChain(chain));
        }
    }

    /**
     * Loads rules with the calls that this version knows: rule files for x86_64, as one rule set in this order; or one jar
     * that {@code sctc compile --target jvm} made, for the architecture that it says.
     *
     * @throws RulesException where the files have errors, or cannot be read
     */
    public static RuleSet load(Path... files) {
        Catalog catalog = Catalog.standard();
        if (files.length == 1 && RuleArchiveReader.isArchive(files[0])) {
            try {
                return of(RuleArchiveReader.check(catalog, files[0]));
            } catch (IOException e) {
                throw new RulesException("cannot load rules: " + e.getMessage(), e);
            }
        }
        return load(catalog, Architecture.X86_64, List.of(files));
    }

    /**
     * Checks, plans and compiles rule files, as one rule set in this order.
     *
     * @param catalog the system calls
     * @param architecture whose calls are decided
     * @throws RulesException where the files have errors, or cannot be read
     */
    public static RuleSet load(Catalog catalog, Architecture architecture, List<Path> files) {
        List<String> names = files.stream().map(Path::toString).toList();
        return of(new FrontEnd(catalog, architecture).checkFiles(names, new DiskSourceLoader(Path.of(""))));
    }

    private static RuleSet of(FrontEndResult checked) {
        return of(Planner.plan(checked.ruleSet().orElseThrow(() -> new RulesException(checked.diagnostics()))));
    }

    /** Compiles a plan. */
    public static RuleSet of(Plan plan) {
        return new RuleSet(plan);
    }

    private void add(CompiledChain chain) {
        Entry entry = chain.chain().entry();
        int number = entry.number();
        CompiledChain[][] byNumber = chains.getOrDefault(entry.abi(), new CompiledChain[0][]);
        if (byNumber.length <= number) {
            byNumber = Arrays.copyOf(byNumber, number + 1);
            chains.put(entry.abi(), byNumber);
        }
        List<CompiledChain> same = new ArrayList<>(byNumber[number] == null ? List.of() : List.of(byNumber[number]));
        same.add(chain);
        byNumber[number] = same.toArray(CompiledChain[]::new);
    }

    /** Returns the plan. */
    public Plan plan() {
        return plan;
    }

    /** Returns whether some rule looks at calls that come in by this entry. */
    public boolean covers(Entry entry) {
        return find(entry, When.BEFORE) != null || find(entry, When.AFTER) != null;
    }

    /** Decides a call at one point. */
    public Decision decide(CallView call, When when) {
        CompiledChain chain = find(call.entry(), when);
        return chain == null ? Decision.NONE : chain.decide(call);
    }

    /**
     * Decides a whole call: before it, and after it where it comes back. A call that a rule fails comes back with that
     * error; one that is killed or suspended does not.
     */
    public Outcome evaluate(CallView call) {
        Decision before = decide(call, When.BEFORE);
        CallView seen = call;
        if (!before.matches().isEmpty()) {
            Optional<CallView> changed = afterEffect(call, before);
            if (changed.isEmpty()) {
                return new Outcome(before, Decision.NONE, call);
            }
            seen = changed.get();
        }
        Decision after = seen.resultState() == Availability.ABSENT ? Decision.NONE : decide(seen, When.AFTER);
        return new Outcome(before, after, seen);
    }

    private static Optional<CallView> afterEffect(CallView call, Decision before) {
        CallView seen = call;
        for (Match match : before.matches()) {
            PlannedAction action = match.step().action();
            if (action instanceof PlannedAction.Kill || action instanceof PlannedAction.Suspend) {
                return Optional.empty();
            }
            if (action instanceof PlannedAction.Fail fail) {
                seen = ChangedCall.failed(seen, fail.errorCode());
            } else if (action instanceof PlannedAction.Rewrite rewrite) {
                IntegerResult value = new Interpreter(seen).integer(rewrite.value());
                seen = value.isKnown() ? ChangedCall.rewritten(seen, rewrite.parameter(), value.value()) : seen;
            }
        }
        return Optional.of(seen);
    }

    private @Nullable CompiledChain find(Entry entry, When when) {
        CompiledChain[][] byNumber = chains.get(entry.abi());
        if (byNumber == null || entry.number() >= byNumber.length || byNumber[entry.number()] == null) {
            return null;
        }
        for (CompiledChain chain : byNumber[entry.number()]) {
            if (chain.chain().when() == when && chain.chain().entry().selector().equals(entry.selector())) {
                return chain;
            }
        }
        return null;
    }
}
