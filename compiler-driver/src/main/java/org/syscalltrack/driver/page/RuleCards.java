package org.syscalltrack.driver.page;

import java.util.List;
import java.util.Locale;
import org.syscalltrack.dsl.analysis.BlindSpot;
import org.syscalltrack.dsl.catalog.SystemCall;
import org.syscalltrack.dsl.model.Action;
import org.syscalltrack.dsl.model.Rule;
import org.syscalltrack.dsl.source.Span;

/** The rules in their order, each with its text. */
final class RuleCards {
    private static final int MANY_CALLS = 12;

    private final PageContent content;

    RuleCards(PageContent content) {
        this.content = content;
    }

    void write(Html html) {
        html.raw("<section id=\"rules\">\n<h2>Rules</h2>\n<ol class=\"cards\">\n");
        content.rules().forEach(rule -> write(html, rule));
        html.raw("</ol>\n</section>\n");
    }

    private void write(Html html, Rule rule) {
        html.raw("<li class=\"card" + (rule.enabled() ? "" : " off") + "\" id=\"" + content.ruleId(rule) + "\">\n<h3>")
                .element("span", "class=\"name\"", rule.name())
                .raw(" ")
                .element("span", "class=\"badge " + rule.action().type().toLowerCase(Locale.ROOT) + "\"", action(rule))
                .raw(rule.enabled() ? "" : " <span class=\"badge\">switched off</span>")
                .raw("</h3>\n");
        rule.information().description().ifPresent(text -> html.element("p", "class=\"description\"", text));
        html.raw("<p class=\"meta\">")
                .text(rule.when().name().toLowerCase(Locale.ROOT) + " ")
                .raw(calls(rule))
                .raw(" · " + content.place(rule.span()));
        rule.information().severity().ifPresent(severity -> html.raw(" · ").text("severity " + severity));
        rule.information().tags().forEach(tag -> html.raw(" ").element("span", "class=\"tag\"", tag));
        html.raw("</p>\n<pre>").raw(text(rule.span())).raw("</pre>\n");
        blindSpots(html, content.blindSpots(rule));
        html.raw("</li>\n");
    }

    /** The action's type with what it does to the caller, as the rule writes it. */
    private static String action(Rule rule) {
        if (rule.action() instanceof Action.Fail fail) {
            return "FAIL " + fail.errorCode().span().text();
        }
        if (rule.action() instanceof Action.Kill kill) {
            String signal = kill.signal().span().text();
            return signal.startsWith("SIG") ? "KILL " + signal : "KILL";
        }
        return rule.action().type();
    }

    private static String calls(Rule rule) {
        if (rule.everyCall()) {
            return "every system call";
        }
        List<String> names = rule.calls().stream().map(SystemCall::name).toList();
        String shown = String.join(
                ", ",
                names.stream()
                        .limit(MANY_CALLS)
                        .map(name -> "<a href=\"#call-" + name + "\"><code>" + name + "</code></a>")
                        .toList());
        return names.size() > MANY_CALLS ? shown + " and " + (names.size() - MANY_CALLS) + " more" : shown;
    }

    /** The rule's lines without the blanks that all of them begin with. */
    private String text(Span span) {
        return new HighlightedSource(content.fileOf(span).tree()).part(span.start(), span.end());
    }

    private static void blindSpots(Html html, List<BlindSpot> spots) {
        if (spots.isEmpty()) {
            return;
        }
        html.raw("<p class=\"spots\">Blind spots: ");
        html.raw(String.join(
                " ",
                spots.stream()
                        .map(BlindSpot::kind)
                        .distinct()
                        .map(kind -> "<a class=\"tag warn\" href=\"#" + BlindSpotList.id(kind) + "\">"
                                + Html.escaped(kind.label()) + "</a>")
                        .toList()));
        html.raw("</p>\n");
    }
}
