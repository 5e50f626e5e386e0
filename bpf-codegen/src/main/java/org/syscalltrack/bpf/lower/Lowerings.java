package org.syscalltrack.bpf.lower;

import java.util.List;
import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.dsl.plan.Condition;
import org.syscalltrack.dsl.plan.StringSource;

/** The parts of the lowering for one program and one entry, put together. */
final class Lowerings {
    private final Target target;
    private final ProcessValues process;
    private final ArgumentLoads arguments;
    private final StringLoads strings;
    private final KeptStrings kept;
    private final Unknowns unknowns;
    private final ConditionLowering conditions;
    private final Counters counters;
    private final EventLowering events;

    /**
     * Puts them together.
     *
     * @param key which value of the scratch map is the program's
     * @param giveUp where the program ends if that is missing
     * @param keptSources the strings that the entry keeps for the exit
     * @param atExit whether this is the exit
     * @param withoutCall whether no system call's parameters are at hand
     */
    Lowerings(
            Target target, int key, Label giveUp, List<StringSource> keptSources, boolean atExit, boolean withoutCall) {
        this.target = target;
        process = new ProcessValues(target);
        arguments = new ArgumentLoads(target);
        unknowns = new Unknowns(target.entry());
        counters = new Counters(target);
        kept = new KeptStrings(target, keptSources, atExit);
        Scratch scratch = new Scratch(target, key, giveUp);
        strings = new StringLoads(target, scratch, arguments, process, kept);
        PointedFields fields = new PointedFields(target, arguments);
        IntegerLoads loads = new IntegerLoads(
                target,
                unknowns,
                process,
                arguments,
                fields,
                new CallResult(target),
                this::lowerCondition);
        IntegerLowering integers = new IntegerLowering(target, loads);
        ComparisonLowering comparisons = new ComparisonLowering(target, integers, new NarrowLoads(arguments, process));
        conditions = new ConditionLowering(
                target,
                unknowns,
                comparisons,
                new StringLowering(target, strings, process),
                new ConditionLowering.ObjectConditions(
                        new AddressLowering(target, fields), new Capabilities(target, process)));
        events = new EventLowering(
                target, scratch, integers, strings, process, counters, new ParameterUse(withoutCall, target.objects()));
    }

    private void lowerCondition(Condition condition, Outcomes outcomes) {
        conditions.lower(condition, outcomes);
    }

    Target target() {
        return target;
    }

    ProcessValues process() {
        return process;
    }

    ArgumentLoads arguments() {
        return arguments;
    }

    StringLoads strings() {
        return strings;
    }

    KeptStrings kept() {
        return kept;
    }

    Unknowns unknowns() {
        return unknowns;
    }

    ConditionLowering conditions() {
        return conditions;
    }

    Counters counters() {
        return counters;
    }

    EventLowering events() {
        return events;
    }
}
