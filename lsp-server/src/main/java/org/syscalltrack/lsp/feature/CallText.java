package org.syscalltrack.lsp.feature;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.syscalltrack.dsl.catalog.CallClass;
import org.syscalltrack.dsl.catalog.CallTrait;
import org.syscalltrack.dsl.catalog.Entry;
import org.syscalltrack.dsl.catalog.HookFact;
import org.syscalltrack.dsl.catalog.SystemCall;

/** What is to know about a call, in Markdown: signature, numbers, hooks and blind spots. */
final class CallText {
    private CallText() {}

    static String of(SystemCall call) {
        StringBuilder text = new StringBuilder("```c\n" + Signature.of(call) + "\n```\n");
        text.append(entries(call)).append("\n\n");
        if (!call.aliases().isEmpty()) {
            text.append("Also called `")
                    .append(String.join("`, `", call.aliases()))
                    .append("`.\n\n");
        }
        if (!call.classes().isEmpty()) {
            text.append("Classes: ")
                    .append(call.classes().stream()
                            .map(CallClass::label)
                            .sorted()
                            .map(label -> "`%" + label + "`")
                            .collect(Collectors.joining(", ")))
                    .append(".\n\n");
        }
        call.since()
                .ifPresent(since -> text.append("Since Linux ").append(since).append(".\n\n"));
        text.append(hooks(call));
        List<String> blind = blindSpots(call);
        if (!blind.isEmpty()) {
            text.append("\n\nBlind spots:\n");
            blind.forEach(spot -> text.append("- ").append(spot).append('\n'));
        }
        return text.toString().strip();
    }

    private static String entries(SystemCall call) {
        StringBuilder table = new StringBuilder("| ABI | number | entry |\n|---|---|---|");
        for (Entry entry : call.entries()) {
            table.append("\n| ").append(entry.abi().label()).append(" | ").append(entry.number());
            table.append(" | ").append(entry.name());
            entry.selector()
                    .ifPresent(selector ->
                            table.append(" (sub-call ").append(selector.value()).append(')'));
            table.append(" |");
        }
        return table.toString();
    }

    private static String hooks(SystemCall call) {
        if (call.hooks().isEmpty()) {
            return "No security hook: it can be refused only by the kernel module.";
        }
        List<String> names = new ArrayList<>();
        for (HookFact hook : call.hooks()) {
            names.add("`" + hook.hook() + "`" + (hook.covers() ? "" : " (in part: " + hook.effect() + ")"));
        }
        return "Security hooks: " + String.join(", ", names) + ".";
    }

    private static List<String> blindSpots(SystemCall call) {
        List<String> spots = new ArrayList<>();
        call.sibling().ifPresent(sibling -> spots.add("ABIs without `" + call.name() + "` use `" + sibling + "`."));
        if (call.entries().stream().anyMatch(entry -> entry.selector().isPresent())) {
            spots.add("32-bit programs may come in through `socketcall` or `ipc`; rules with `abi = any` cover them.");
        }
        for (HookFact hook : call.hooks()) {
            if (!hook.alreadyDone().isEmpty()) {
                spots.add("When `" + hook.hook() + "` runs, this has happened already: " + hook.alreadyDone() + ".");
            }
        }
        for (CallTrait trait : call.traits()) {
            spots.add(
                    switch (trait) {
                        case NO_RETURN -> "It does not return: nothing can be asked after it.";
                        case CANNOT_FAIL -> "Programs do not expect it to fail.";
                        case RESTARTED -> "A signal can interrupt it, and the kernel may start it again.";
                        case REPLACES_IMAGE -> "After it the caller's arguments are gone.";
                        case MULTIPLEXER -> "Its number carries other calls.";
                        case NOT_IMPLEMENTED -> "The kernel has the number only: it gives `ENOSYS`.";
                    });
        }
        return spots;
    }
}
