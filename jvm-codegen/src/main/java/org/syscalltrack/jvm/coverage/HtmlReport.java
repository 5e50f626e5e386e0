package org.syscalltrack.jvm.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.syscalltrack.dsl.source.SourceFile;

/** Coverage as one HTML page without scripts: the rule file, with its conditions and rules' names coloured. */
public final class HtmlReport {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <title>TITLE: coverage</title>
            <style>
            body { font-family: system-ui, sans-serif; margin: 2rem; color: #1c1e21; background: #fff; }
            table { border-collapse: collapse; font: 14px/1.5 ui-monospace, monospace; }
            td { padding: 0 .8rem; white-space: pre; vertical-align: top; }
            td.line { text-align: right; color: #6a737d; user-select: none; }
            .both { background: #c6f0cf; } .half { background: #ffe7a0; } .none { background: #ffc9c4; }
            .key span { padding: .1rem .5rem; margin-right: .6rem; }
            </style>
            </head>
            <body>
            """;

    private HtmlReport() {}

    /** Returns the page of one rule file. */
    public static String of(SourceFile file, Coverage coverage) {
        List<Mark> marks = marks(file, coverage);
        StringBuilder page = new StringBuilder(HEAD.replace("TITLE", escaped(file.name())));
        page.append("<h1>").append(escaped(file.name())).append("</h1>\n<p>");
        page.append(escaped(CoverageText.of(coverage)
                .lines()
                .limit(2)
                .reduce((a, b) -> a + "; " + b)
                .orElse("")));
        page.append("</p>\n<p class=\"key\"><span class=\"both\">both ways, or matched</span>");
        page.append("<span class=\"half\">one way only</span><span class=\"none\">never</span></p>\n<table>\n");
        String text = file.text();
        int line = 1;
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            page.append("<tr><td class=\"line\">").append(line++).append("</td><td>");
            appendLine(page, text, start, end, marks);
            page.append("</td></tr>\n");
            start = end + 1;
        }
        return page.append("</table>\n</body>\n</html>\n").toString();
    }

    /** A part of the text with a colour; parts do not overlap. */
    private record Mark(int start, int end, String style, String title) {}

    private static List<Mark> marks(SourceFile file, Coverage coverage) {
        List<Mark> marks = new ArrayList<>();
        for (ConditionCount condition : coverage.conditions()) {
            if (condition.span().file() == file) {
                boolean any = condition.whenTrue() + condition.whenFalse() > 0;
                marks.add(new Mark(
                        condition.span().start(),
                        condition.span().end(),
                        condition.isCovered() ? "both" : any ? "half" : "none",
                        "true " + condition.whenTrue() + ", false " + condition.whenFalse() + ", unknown "
                                + condition.whenUnknown()));
            }
        }
        for (RuleCount rule : coverage.rules()) {
            if (rule.rule().nameSpan().file() == file) {
                marks.add(new Mark(
                        rule.rule().nameSpan().start(),
                        rule.rule().nameSpan().end(),
                        rule.matched() > 0 ? "both" : "none",
                        "matched " + rule.matched() + " of " + rule.reached()));
            }
        }
        marks.sort(Comparator.comparingInt(Mark::start));
        return marks;
    }

    private static void appendLine(StringBuilder page, String text, int start, int end, List<Mark> marks) {
        int position = start;
        for (Mark mark : marks) {
            int from = Math.max(mark.start, position);
            int to = Math.min(mark.end, end);
            if (from < to) {
                page.append(escaped(text.substring(position, from)));
                page.append("<span class=\"")
                        .append(mark.style)
                        .append("\" title=\"")
                        .append(mark.title)
                        .append("\">");
                page.append(escaped(text.substring(from, to))).append("</span>");
                position = to;
            }
        }
        page.append(escaped(text.substring(position, end)));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
