package org.syscalltrack.bpf.hook;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.syscalltrack.dsl.catalog.ArgumentTest;
import org.syscalltrack.dsl.catalog.HookFact;
import org.syscalltrack.dsl.catalog.HookFact.Coverage;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.NamedFiles;
import org.syscalltrack.dsl.plan.PlannedHook;
import org.syscalltrack.dsl.plan.Step;

/**
 * The hooks at which is decided what the entry of a call has postponed: those that are given all the files that its rules
 * ask for, and of which each call passes one before its effect. Hooks before a part of the effect only are passed too early
 * or not always: {@code path_mknod} is, where {@code open} makes a file, and {@code file_open} always.
 */
final class DecidingHooks {
    private final Chain chain;
    private final List<PlannedHook> whole;
    private final Set<NamedFiles.Use> uses = new LinkedHashSet<>();

    /**
     * Looks among some hooks.
     *
     * @param usable the hooks that the chain's calls pass on a kernel
     */
    DecidingHooks(Chain chain, List<PlannedHook> usable) {
        this.chain = chain;
        whole = usable.stream()
                .filter(hook -> hook.fact().coverage() != Coverage.PART)
                .toList();
        chain.steps().forEach(step -> uses.addAll(NamedFiles.of(step, chain.call())));
    }

    /** The hooks; empty where none is given all the files. */
    List<PlannedHook> hooks() {
        List<PlannedHook> giving = whole.stream()
                .filter(hook -> uses.stream().allMatch(use -> gives(hook, use)))
                .toList();
        Optional<PlannedHook> always = giving.stream()
                .filter(hook -> hook.fact().covers() && hook.fact().condition().isEmpty())
                .findFirst();
        Set<List<ArgumentTest>> conditions = new HashSet<>();
        return always.map(List::of)
                .orElseGet(() -> giving.stream()
                        .filter(hook -> !hook.fact().covers()
                                || conditions.add(hook.fact().condition()))
                        .toList());
    }

    /** Why there is no hook for a step; empty where there is one, or where the step asks for no file. */
    Optional<String> objection(Step step) {
        Set<NamedFiles.Use> own = NamedFiles.of(step, chain.call());
        if (own.isEmpty() || !hooks().isEmpty()) {
            return Optional.empty();
        }
        NamedFiles.Use missing = own.stream()
                .filter(use -> whole.stream().noneMatch(hook -> gives(hook, use)))
                .findFirst()
                .orElse(own.iterator().next());
        String name = chain.call().parameters().get(missing.file().parameter()).name();
        return Optional.of("no security hook that " + chain.call().name() + " passes is given the "
                + (missing.path() ? "object and the mount that REALPATH(" : "object that FILE(")
                + name + ") asks for; the kernel module looks it up (--target kmod)");
    }

    private boolean gives(PlannedHook hook, NamedFiles.Use use) {
        HookFact fact = hook.fact();
        HookObjects objects = new HookObjects(chain.call(), fact.objects());
        return use.path()
                ? objects.path(use.file()).isPresent()
                : objects.file(use.file()).isPresent();
    }
}
