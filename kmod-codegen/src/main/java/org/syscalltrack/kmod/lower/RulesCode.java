package org.syscalltrack.kmod.lower;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.syscalltrack.dsl.catalog.Abi;
import org.syscalltrack.dsl.catalog.CallTrait;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.Plan;
import org.syscalltrack.dsl.plan.PlannedAction;
import org.syscalltrack.dsl.plan.PlannedRule;
import org.syscalltrack.dsl.plan.Step;
import org.syscalltrack.dsl.plan.When;
import org.syscalltrack.kmod.text.CText;
import org.syscalltrack.kmod.text.CodeWriter;

/** The rules as {@code rules.c}: how their calls' parameters are read, the rules in their order, the calls, the table. */
public final class RulesCode {
    private static final List<String> HEADERS =
            List.of("linux/errno.h", "linux/fcntl.h", "linux/signal.h", "linux/slab.h", "linux/spinlock.h");

    private final Plan plan;
    private final Use use = new Use();
    /** By the rules' indexes. */
    private final List<String> ruleNames = new ArrayList<>();

    private final List<List<String>> ruleFunctions = new ArrayList<>();
    private final Map<Entry, EntryCode> entries = new LinkedHashMap<>();
    private final Map<String, HookedFunction> hooks = new LinkedHashMap<>();
    private final List<String> chains = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();

    /** Begins with a plan. */
    public RulesCode(Plan plan) {
        this.plan = plan;
        for (PlannedRule rule : plan.rules()) {
            ruleNames.add(use.unique("rule_" + CText.identifier(rule.name())));
            ruleFunctions.add(new ArrayList<>());
        }
        for (Chain chain : plan.chains()) {
            add(chain);
        }
    }

    /** What the rules need of the rest of the module. */
    public Use use() {
        return use;
    }

    /** The rules that cannot become part of a module; empty where all can. */
    public List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /** The functions that are redirected, in the order of the table. */
    public List<String> symbols() {
        return hooks.values().stream().map(HookedFunction::symbol).toList();
    }

    private void add(Chain chain) {
        Entry entry = chain.entry();
        if (chain.call().has(CallTrait.NOT_IMPLEMENTED)) {
            refuseNotImplemented(chain);
            return;
        }
        EntryCode code = entries.computeIfAbsent(
                entry, any -> new EntryCode(chain.call(), entry, use.unique(prefix(chain.call(), entry)), use));
        hooks.computeIfAbsent(HookedFunction.keyOf(entry), any -> new HookedFunction(entry.symbol()))
                .add(chain, code);
        Body body = new Body();
        if (chain.when() == When.BEFORE && chain.steps().stream().anyMatch(this::suspends)) {
            body.onlyIf("sct_was_suspended(call)", "return;");
        }
        for (int i = 0; i < chain.steps().size(); i++) {
            Step step = chain.steps().get(i);
            try {
                StepCode turn = new StepCode(
                        code, chain.when(), step, ruleNames.get(step.rule().index()), body);
                turn.write(i == chain.steps().size() - 1);
                ruleFunctions.get(step.rule().index()).addAll(turn.functions());
            } catch (CannotGenerateException e) {
                refusals.add(new Refusal(step.filterSpan(), step.rule().name(), String.valueOf(e.getMessage())));
            }
        }
        String name = (chain.when() == When.BEFORE ? "before_" : "after_") + code.prefix();
        chains.add("/* " + CText.comment(title(chain)) + " */\n"
                + body.render("static void " + name + "(struct sct_call *call)"));
    }

    private boolean suspends(Step step) {
        return step.action() instanceof PlannedAction.Suspend;
    }

    /** A rule on a class of calls, or on all of them, does without the calls that do nothing. */
    private void refuseNotImplemented(Chain chain) {
        for (Step step : chain.steps()) {
            boolean elsewhere = plan.chains().stream()
                    .filter(other -> !other.call().has(CallTrait.NOT_IMPLEMENTED))
                    .flatMap(other -> other.steps().stream())
                    .anyMatch(other -> other.rule().equals(step.rule()));
            if (!elsewhere) {
                refusals.add(new Refusal(
                        step.rule().span(),
                        step.rule().name(),
                        "the kernel has no function of its own for the call "
                                + chain.call().name() + ", so a module has nothing to redirect"));
            }
        }
    }

    private static String prefix(SystemCall call, Entry entry) {
        String name = entry.selector().isPresent() ? entry.name() + "_" + call.name() : call.name();
        // As the kernel calls its entries; a name without it could be one of the kernel's own.
        return (entry.abi() == Abi.I386 ? "ia32_" : "x64_") + CText.identifier(name);
    }

    private static String title(Chain chain) {
        String time = chain.when() == When.BEFORE ? "Before " : "After ";
        return time + chain.call().name() + ", call " + chain.entry().number() + " of "
                + chain.entry().abi().label();
    }

    /** The file. */
    public String write() {
        CodeWriter out = new CodeWriter();
        out.line("// SPDX-License-Identifier: GPL-2.0 OR BSD-3-Clause");
        out.comment(List.of(
                "Generated by syscalltrack from the rules that are shown below, in their order. The same rules",
                "give the same code: change the rules, not this file."));
        for (String header : HEADERS) {
            out.line("#include <" + header + ">");
        }
        out.line("")
                .line("#include <asm/compat.h>")
                .line("")
                .line("#include \"sct.h\"")
                .line("#include \"strings.h\"");
        out.line("#include \"values.h\"");
        if (use.needs(Use.Part.PATHS)) {
            out.line("#include \"paths.h\"");
        }
        numbers(out);
        parameters(out);
        plan.rules().forEach(rule -> rule(rule, out));
        out.line("").raw(String.join("\n", chains));
        List<HookedFunction> functions = List.copyOf(hooks.values());
        StringBuilder table = new StringBuilder();
        for (int i = 0; i < functions.size(); i++) {
            WrapperCode wrapper = new WrapperCode(functions.get(i), i);
            out.line("").raw(wrapper.write());
            table.append("\t{ \"").append(functions.get(i).symbol()).append("\", (unsigned long)");
            table.append(wrapper.name()).append(", 0 },\n");
        }
        out.line("").line("struct sct_hook sct_hooks[] = {").raw(table.isEmpty() ? "\t{ }\n" : table.toString());
        out.line("};").line("");
        out.line("const unsigned int sct_hook_count = " + functions.size() + ";");
        return out.text();
    }

    /** The rules' numbers, which are the places of their counters. */
    private void numbers(CodeWriter out) {
        if (ruleNames.isEmpty()) {
            return;
        }
        out.line("").line("enum {").in();
        ruleNames.forEach(name -> out.line("SCT_" + name.toUpperCase(Locale.ROOT) + ","));
        out.out().line("};");
    }

    private void parameters(CodeWriter out) {
        for (EntryCode entry : entries.values()) {
            for (String function : entry.functions()) {
                out.line("").raw(function);
            }
        }
    }

    private void rule(PlannedRule rule, CodeWriter out) {
        out.line("");
        out.comment(rule.span().text().lines().toList());
        out.raw(String.join("\n", ruleFunctions.get(rule.index())));
    }
}
