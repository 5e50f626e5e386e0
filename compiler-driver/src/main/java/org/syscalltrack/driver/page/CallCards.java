package org.syscalltrack.driver.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syscalltrack.bpf.hook.EntryWork;
import org.syscalltrack.bpf.hook.Mechanism;
import org.syscalltrack.bpf.hook.PlannedPoint;
import org.syscalltrack.bpf.hook.Postponement;
import org.syscalltrack.dsl.catalog.Parameter;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.plan.Chain;
import org.syscalltrack.dsl.plan.Step;

/** The calls, and what a call passes on its way through the kernel: entry, hooks, exit. */
final class CallCards {
    private final PageContent content;

    CallCards(PageContent content) {
        this.content = content;
    }

    void write(Html html) {
        html.raw("<section id=\"calls\">\n<h2>System calls</h2>\n<div class=\"cards\">\n");
        content.calls().forEach((call, chains) -> write(html, call, chains));
        html.raw("</div>\n</section>\n");
    }

    private void write(Html html, SystemCall call, List<Chain> chains) {
        html.raw("<div class=\"card\" id=\"call-" + call.name() + "\">\n<h3><code>")
                .element("span", "class=\"name\"", call.name())
                .text("("
                        + String.join(
                                ", ",
                                call.parameters().stream()
                                        .map(CallCards::declared)
                                        .toList()) + ")")
                .raw("</code></h3>\n<p class=\"meta\">");
        Set<String> numbers = new LinkedHashSet<>();
        chains.forEach(chain ->
                numbers.add(chain.entry().abi().label() + " " + chain.entry().number()));
        html.text(String.join(", ", numbers));
        call.since().ifPresent(since -> html.text(" · since Linux " + since));
        html.raw("</p>\n<ol class=\"way\">");
        for (Map.Entry<String, Set<String>> station : way(call).entrySet()) {
            html.raw("<li><span class=\"station\">")
                    .text(station.getKey())
                    .raw("</span>")
                    .raw(String.join("", station.getValue()))
                    .raw("</li>");
        }
        html.raw("</ol>\n</div>\n");
    }

    private static String declared(Parameter parameter) {
        String type = parameter.cType();
        return type + (type.endsWith("*") ? "" : " ") + parameter.name();
    }

    /** The stations in the order in which a call passes them, with links to the rules that are decided there. */
    private Map<String, Set<String>> way(SystemCall call) {
        Map<Mechanism, Map<String, Set<String>>> stations = new LinkedHashMap<>();
        List.of(
                        Mechanism.FENTRY,
                        Mechanism.SYS_ENTER,
                        Mechanism.LSM,
                        Mechanism.CALL,
                        Mechanism.FEXIT,
                        Mechanism.SYS_EXIT)
                .forEach(mechanism -> stations.put(mechanism, new LinkedHashMap<>()));
        for (PlannedPoint point : content.points()) {
            for (EntryWork work : point.work()) {
                if (work.call().name().equals(call.name())) {
                    Mechanism mechanism = point.point().mechanism();
                    List<Step> steps = steps(mechanism, work);
                    if (!steps.isEmpty()) {
                        Set<String> rules = stations.computeIfAbsent(mechanism, key -> new LinkedHashMap<>())
                                .computeIfAbsent(station(point), key -> new LinkedHashSet<>());
                        steps.forEach(step -> rules.add(content.link(step)));
                    }
                }
            }
        }
        Map<String, Set<String>> way = new LinkedHashMap<>();
        stations.values().forEach(way::putAll);
        return way;
    }

    private static String station(PlannedPoint point) {
        return switch (point.point().mechanism()) {
            case FENTRY, SYS_ENTER -> "entry";
            case FEXIT, SYS_EXIT -> "exit";
            case CALL -> "the call itself";
            case LSM, FMOD_RET -> "hook " + point.point().hook();
        };
    }

    /** The rules that a point decides: those that do not enforce at one point of the way, and so at a hook or not. */
    private static List<Step> steps(Mechanism mechanism, EntryWork work) {
        Optional<Chain> chain = mechanism.isExit() ? work.after() : work.before();
        List<Step> steps = new ArrayList<>(chain.map(Chain::steps).orElse(List.of()));
        List<Step> left = work.postponement()
                .map(postponement -> postponement.left(work.before().orElseThrow()))
                .orElse(List.of());
        if (mechanism.refuses()) {
            steps.removeIf(step -> !step.enforces() && !(work.decides() && left.contains(step)));
        } else if (mechanism.isEntry()) {
            steps.removeIf(step -> !step.enforces() && left.contains(step));
        } else if (work.atExit().isPresent()) {
            left.stream()
                    .filter(step -> Postponement.matchesWithout(work.before().orElseThrow(), step))
                    .forEach(steps::add);
        }
        return steps;
    }
}
