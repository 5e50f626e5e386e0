package org.syscalltrack.driver.page;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.syscalltrack.bpf.hook.EntryWork;
import org.syscalltrack.bpf.hook.Mechanism;
import org.syscalltrack.bpf.hook.PlannedPoint;

/** Where the rules are decided, what that takes, and who pays for it. */
final class PointTable {
    private final PageContent content;

    PointTable(PageContent content) {
        this.content = content;
    }

    void write(Html html) {
        html.raw("<section id=\"points\">\n<h2>Hooks and cost</h2>\n");
        if (!content.refusals().isEmpty()) {
            html.raw("<div class=\"note\"><p>eBPF cannot carry these rules:</p><ul>");
            content.refusals()
                    .forEach(refusal -> html.raw("<li>" + content.place(refusal.span()) + " ")
                            .text(refusal.message())
                            .raw("</li>"));
            html.raw("</ul></div>\n");
        }
        html.raw("<div class=\"scroll\"><table>\n<thead><tr><th>Where</th><th>Kernel function</th><th>Calls</th>")
                .raw("<th class=\"number\">Instructions</th><th>Who pays</th></tr></thead>\n<tbody>\n");
        content.points().forEach(point -> row(html, point));
        html.raw("</tbody>\n</table></div>\n");
        content.cost()
                .ifPresent(cost -> html.raw("<p class=\"meta\">")
                        .text(cost.total() + " instructions in all; the object has " + cost.bytes()
                                + " bytes. Calls that are not named here pay nothing at an entry or an exit.")
                        .raw("</p>\n"));
        html.raw("</section>\n");
    }

    private void row(Html html, PlannedPoint point) {
        Set<String> calls = new LinkedHashSet<>();
        for (EntryWork work : point.work()) {
            calls.add("<a href=\"#call-" + work.call().name() + "\"><code>"
                    + work.call().name() + "</code></a>");
        }
        Optional<Integer> instructions = content.cost()
                .map(PageCost::instructions)
                .map((Map<String, Integer> counts) -> counts.get(point.point().section()));
        html.raw("<tr><td>")
                .element("span", "class=\"tag\"", where(point.point().mechanism()))
                .raw("</td><td>")
                .element("code", "", point.point().function())
                .raw("</td><td>")
                .raw(String.join(", ", calls))
                .raw("</td><td class=\"number\">")
                .text(instructions.map(String::valueOf).orElse("–"))
                .raw("</td><td>")
                .text(payer(point.point().mechanism()))
                .raw("</td></tr>\n");
    }

    private static String where(Mechanism mechanism) {
        return switch (mechanism) {
            case FENTRY, SYS_ENTER -> "entry";
            case FEXIT, SYS_EXIT -> "exit";
            case LSM, FMOD_RET -> "security hook";
            case CALL -> "the call itself";
        };
    }

    private static String payer(Mechanism mechanism) {
        return switch (mechanism) {
            case FENTRY, FEXIT, CALL -> "only these calls";
            case SYS_ENTER, SYS_EXIT -> "every system call, named here or not";
            case LSM, FMOD_RET -> "everything that passes the hook, named here or not";
        };
    }
}
