package org.syscalltrack.driver.page;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syscalltrack.dsl.analysis.BlindSpot;
import org.syscalltrack.dsl.model.Rule;

/** The blind spots by topic, each statement once, with the rules that it is about. */
final class BlindSpotList {
    private final PageContent content;

    BlindSpotList(PageContent content) {
        this.content = content;
    }

    /** The id of a topic. */
    static String id(BlindSpot.Kind kind) {
        return "spot-" + kind.label().replace(' ', '-');
    }

    void write(Html html) {
        html.raw("<section id=\"blind-spots\">\n<h2>Blind spots</h2>\n");
        Map<BlindSpot.Kind, Map<String, List<Rule>>> topics = topics();
        if (topics.isEmpty()) {
            html.raw("<p>None that follow from the rules and the catalog.</p>\n");
        }
        html.raw(
                "<p class=\"meta\">What happens without these rules seeing it, or although they do.</p>\n<dl class=\"topics\">\n");
        topics.forEach((topic, statements) -> {
            html.raw("<div id=\"" + id(topic) + "\">").element("dt", "", topic.label());
            statements.forEach((statement, rules) -> html.raw("<dd>")
                    .prose(statement)
                    .raw(" <span class=\"about\">")
                    .raw(String.join(" ", rules.stream().map(content::link).toList()))
                    .raw("</span></dd>"));
            html.raw("</div>\n");
        });
        html.raw("</dl>\n</section>\n");
    }

    private Map<BlindSpot.Kind, Map<String, List<Rule>>> topics() {
        Map<BlindSpot.Kind, Map<String, List<Rule>>> topics = new EnumMap<>(BlindSpot.Kind.class);
        for (Rule rule : content.rules()) {
            for (BlindSpot spot : content.blindSpots(rule)) {
                topics.computeIfAbsent(spot.kind(), key -> new LinkedHashMap<>())
                        .computeIfAbsent(spot.sentence(), key -> new ArrayList<>())
                        .add(rule);
            }
        }
        return topics;
    }
}
