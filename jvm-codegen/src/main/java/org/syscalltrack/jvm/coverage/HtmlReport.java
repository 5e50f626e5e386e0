package org.syscalltrack.jvm.coverage;

import java.util.List;
import org.syscalltrack.dsl.source.LineMap;
import org.syscalltrack.dsl.source.SourceFile;

/**
 * Coverage as one HTML page without scripts: the rule files, with their conditions and rules' names coloured. Colour is
 * never all there is: one way and never are underlined as well, and the counts stand beside each line.
 */
public final class HtmlReport {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <title>Coverage of rules by tests</title>
            <style>
            :root { color-scheme: light dark; --both: #c6f0cf; --half: #ffe7a0; --none: #ffc9c4; --quiet: #6a737d; }
            @media (prefers-color-scheme: dark) {
              :root { --both: #1d5b2c; --half: #6b5410; --none: #7a2620; --quiet: #98a1ab; }
            }
            body { font-family: system-ui, sans-serif; margin: 2rem; max-width: 75rem; }
            h2 { margin: 2.5rem 0 .3rem; font-size: 1.2rem; }
            table { border-collapse: collapse; font: 14px/1.55 ui-monospace, "DejaVu Sans Mono", monospace; }
            td { padding: 0 .8rem; white-space: pre; vertical-align: top; }
            td.line, td.counts { text-align: right; color: var(--quiet); user-select: none; }
            .both { background: var(--both); } .half { background: var(--half); } .none { background: var(--none); }
            .half { border-bottom: 2px dotted; } .none { border-bottom: 2px solid; }
            .key span { padding: .1rem .5rem; margin-right: .6rem; }
            .total { font-size: 1.1rem; }
            </style>
            </head>
            <body>
            <h1>Coverage of rules by tests</h1>
            """;
    private static final String KEY = """
            <p class="key"><span class="both">true and false, or matched</span><span class="half">one way only</span>\
            <span class="none">never</span></p>
            <p>In the margin: in how many tests a rule matched, of those that asked it; in how many a condition was true \
            (T), false (F) and unknown (?).</p>
            """;

    private final StringBuilder page = new StringBuilder(HEAD);
    private final Coverage coverage;

    private HtmlReport(Coverage coverage) {
        this.coverage = coverage;
    }

    /** Returns the page. */
    public static String of(Coverage coverage) {
        HtmlReport report = new HtmlReport(coverage);
        report.page.append("<p class=\"total\">").append(escaped(CoverageText.totals(coverage)));
        report.page.append("</p>\n").append(KEY);
        coverage.files().forEach(report::append);
        return report.page.append("</body>\n</html>\n").toString();
    }

    private void append(SourceFile file) {
        page.append("<h2>").append(escaped(file.name())).append("</h2>\n<table>\n");
        LineMap lines = file.lineMap();
        List<Marks.Mark> marks = Marks.of(file, coverage);
        for (int line = 1; line <= lines.lineCount(); line++) {
            int start = lines.lineStart(line);
            int end = lines.lineEnd(line);
            page.append("<tr><td class=\"line\">").append(line).append("</td><td class=\"counts\">");
            page.append(escaped(counts(start, end, marks))).append("</td><td>");
            appendLine(file.text(), start, end, marks);
            page.append("</td></tr>\n");
        }
        page.append("</table>\n");
    }

    /** What the marks that begin on a line say, so that it can be read without a pointer, and on paper. */
    private static String counts(int start, int end, List<Marks.Mark> marks) {
        return String.join(
                ", ",
                marks.stream()
                        .filter(mark -> mark.start() >= start && mark.start() < end)
                        .map(Marks.Mark::counts)
                        .toList());
    }

    private void appendLine(String text, int start, int end, List<Marks.Mark> marks) {
        int position = start;
        for (Marks.Mark mark : marks) {
            int from = Math.max(mark.start(), position);
            int to = Math.min(mark.end(), end);
            if (from < to) {
                page.append(escaped(text.substring(position, from)));
                page.append("<span class=\"").append(mark.style());
                page.append("\" title=\"").append(mark.title()).append("\">");
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
