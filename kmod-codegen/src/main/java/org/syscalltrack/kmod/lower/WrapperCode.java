package org.syscalltrack.kmod.lower;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.plan.When;

/** The function that runs in a hooked function's stead. */
final class WrapperCode {
    private final HookedFunction hook;
    private final int index;
    private final String name;

    /** @param index the hook's place in the table */
    WrapperCode(HookedFunction hook, int index) {
        this.hook = hook;
        this.index = index;
        this.name = "sct" + hook.symbol().replaceFirst("^_+", "_");
    }

    /** The wrapper's name. */
    String name() {
        return name;
    }

    /** The wrapper, and what it calls. */
    String write() {
        return hook.comesBack() ? comingBack() : passingOn();
    }

    private String compat() {
        return hook.isShared()
                ? "in_ia32_syscall()"
                : Boolean.toString(hook.ways().get(0).entry().isCompat());
    }

    /** Nothing of ours is on the stack while the call itself runs, so it may sleep as long as it wants. */
    private String passingOn() {
        Body decide = new Body();
        decide.variable("struct sct_call", "call");
        decide.line("sct_enter(&call, regs, " + compat() + ");");
        choose(decide, When.BEFORE);
        decide.line("return sct_leave(&call);");
        Body wrapper = new Body();
        wrapper.variable("long", "result = " + name + "_decide(regs)");
        wrapper.line("return result == SCT_GO_ON ? sct_go_on(" + index + ", regs) : result;");
        return decide.render("static noinline long " + name + "_decide(const struct pt_regs *regs)")
                + "\n"
                + wrapper.render("static asmlinkage long " + name + "(const struct pt_regs *regs)");
    }

    private String comingBack() {
        Body body = new Body();
        body.variable("struct sct_call", "call");
        body.line("sct_enter(&call, regs, " + compat() + ");");
        choose(body, When.BEFORE);
        keep(body);
        body.onlyIf("!call.decided", "call.result = sct_call_original(&call, " + index + ");");
        if (hook.ways().stream().anyMatch(way -> way.after().isPresent())) {
            Body after = body.part();
            choose(after, When.AFTER);
            body.guarded("call.result != -ERESTARTNOINTR", after);
        }
        body.line("sct_leave(&call);");
        body.line("return call.result;");
        return body.render("static asmlinkage long " + name + "(const struct pt_regs *regs)");
    }

    /** Reads what rules after the call want to know of its beginning. */
    private void keep(Body body) {
        for (HookedFunction.Way way : hook.ways()) {
            if (way.entry().kept().isEmpty() && way.entry().keptNumbers().isEmpty()) {
                continue;
            }
            Body part = body.part();
            way.entry().kept().forEach(accessor -> part.line(accessor + "(&call);"));
            int place = 0;
            for (String accessor : way.entry().keptNumbers()) {
                part.line("sct_keep(&call, " + place + ", " + accessor + ");");
                place++;
            }
            if (condition(way).isPresent()) {
                body.guarded(condition(way).get(), part);
            } else {
                part.appendTo(body);
            }
        }
    }

    private void choose(Body body, When when) {
        for (HookedFunction.Way way : hook.ways()) {
            if ((when == When.BEFORE ? way.before() : way.after()).isEmpty()) {
                continue;
            }
            Body part = body.part();
            if (when == When.BEFORE && way.entry().memorySlot() >= 0) {
                part.line("sct_read_memory(&call, " + way.entry().memorySlot() + ");");
            }
            part.line(way.name(when) + "(&call);");
            Optional<String> condition = condition(way);
            if (condition.isPresent()) {
                body.guarded(condition.get(), part);
            } else {
                part.appendTo(body);
            }
        }
    }

    /** What tells that a call has come by this way; empty where there is no other. */
    private Optional<String> condition(HookedFunction.Way way) {
        List<String> tests = new ArrayList<>();
        Entry entry = way.entry().entry();
        if (hook.isShared()) {
            tests.add(way.entry().isCompat() ? "in_ia32_syscall()" : "!in_ia32_syscall()");
        }
        if (hook.hasNumbers()) {
            tests.add("sct_number_of(regs) == " + entry.number());
        }
        entry.selector()
                .ifPresent(selector -> tests.add("(call.slots[" + selector.slot() + "] & "
                        + (selector.mask() & 0xffffffffL) + ") == " + selector.value()));
        return tests.isEmpty() ? Optional.empty() : Optional.of(String.join(" && ", tests));
    }
}
