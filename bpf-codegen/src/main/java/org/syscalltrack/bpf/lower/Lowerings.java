package org.syscalltrack.bpf.lower;

import org.syscalltrack.bpf.asm.Label;
import org.syscalltrack.dsl.plan.Condition;

/** The parts of the lowering for one program and one entry, put together. */
final class Lowerings {
    private final Target target;
    private final ProcessValues process;
    private final ArgumentLoads arguments;
    private final CallerStrings caller;
    private final Scratch scratch;
    private final StringLoads strings;
    private final KeptStrings kept;
    private final Unknowns unknowns;
    private final ConditionLowering conditions;
    private final RuleIdentity identity;
    private final Counters counters;
    private final EventLowering events;
    private final IntegerLoads integers;
    private final Counting counting;

    /**
     * Puts them together.
     *
     * @param key which value of the scratch map is the program's
     * @param giveUp where the program ends if that is missing
     * @param keptValues what the entry keeps for the exit
     * @param atExit whether this is the exit
     * @param withoutCall whether no system call's parameters are at hand
     */
    Lowerings(Target target, int key, Label giveUp, Kept keptValues, boolean atExit, boolean withoutCall) {
        this.target = target;
        process = new ProcessValues(target);
        arguments = new ArgumentLoads(target);
        unknowns = new Unknowns(target.entry());
        identity = new RuleIdentity(target);
        counters = new Counters(target, identity);
        kept = new KeptStrings(target, keptValues, atExit);
        scratch = new Scratch(target, key, giveUp);
        CallResult result = new CallResult(target);
        caller = new CallerStrings(target, arguments, result);
        strings = new StringLoads(target, scratch, arguments, caller, process, kept);
        PointedFields fields = new PointedFields(target, arguments);
        integers = new IntegerLoads(
                target,
                unknowns,
                process,
                arguments,
                fields,
                result,
                new KeptNumbers(target, keptValues, atExit),
                this::lowerCondition);
        IntegerLowering lowering = new IntegerLowering(target, integers);
        ComparisonLowering comparisons = new ComparisonLowering(target, lowering, new NarrowLoads(arguments, process));
        conditions = new ConditionLowering(
                target,
                unknowns,
                comparisons,
                new StringLowering(target, strings, process),
                new ConditionLowering.ObjectConditions(
                        new AddressLowering(target, fields),
                        new Capabilities(target, process),
                        new AncestorLowering(target, process, key)));
        ParameterUse parameters = new ParameterUse(withoutCall, target.objects());
        events = new EventLowering(target, scratch, lowering, strings, process, counters, identity, parameters);
        counting = new Counting(target, scratch, lowering, strings, counters, parameters);
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

    Scratch scratch() {
        return scratch;
    }

    CallerStrings caller() {
        return caller;
    }

    StringLoads strings() {
        return strings;
    }

    IntegerLoads integers() {
        return integers;
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

    RuleIdentity identity() {
        return identity;
    }

    Counters counters() {
        return counters;
    }

    EventLowering events() {
        return events;
    }

    Counting counting() {
        return counting;
    }
}
