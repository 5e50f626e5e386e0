package org.syscalltrack.dsl.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.syscalltrack.dsl.source.LineMap;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.Span;

/**
 * Findings for people. A finding begins with {@code file:line:column: error[SCT0101]: message}, which tools understand
 * too; the source lines with their marks follow, then notes and fixes. Nothing that a file holds reaches the terminal as
 * a control character.
 */
public final class TextRenderer {
    private static final int MAXIMUM_COLUMNS = 160;
    private static final String RESET = "\u001b[0m";
    private static final String BOLD = "\u001b[1m";
    private static final String BLUE = "\u001b[1;34m";

    private final boolean colour;

    /** Renders with terminal colours or without. */
    public TextRenderer(boolean colour) {
        this.colour = colour;
    }

    /** All findings, an empty line between them; empty for none. */
    public String render(List<Diagnostic> diagnostics) {
        StringBuilder out = new StringBuilder();
        for (Diagnostic diagnostic : diagnostics) {
            out.append(out.length() == 0 ? "" : "\n").append(render(diagnostic));
        }
        return out.toString();
    }

    /** One finding, several lines, the last ended. */
    public String render(Diagnostic diagnostic) {
        StringBuilder out = new StringBuilder();
        String severity = severityColour(diagnostic.severity());
        out.append(paint(BOLD, DisplayLine.harmless(diagnostic.span().toString()) + ":"))
                .append(' ')
                .append(paint(
                        severity,
                        diagnostic.severity().label() + "[" + diagnostic.kind().id() + "]:"))
                .append(' ')
                .append(paint(BOLD, DisplayLine.harmless(diagnostic.message())))
                .append('\n');
        int gutter = gutter(diagnostic);
        for (Map.Entry<SourceFile, List<Label>> file : labelsByFile(diagnostic).entrySet()) {
            source(out, file.getKey(), file.getValue(), diagnostic, gutter);
        }
        String indent = " ".repeat(gutter + 1);
        for (String note : diagnostic.notes()) {
            out.append(indent).append(paint(BLUE, "=")).append(" note: ");
            out.append(DisplayLine.harmless(note)).append('\n');
        }
        for (Fix fix : diagnostic.fixes()) {
            out.append(indent).append(paint(BLUE, "=")).append(" help: ");
            out.append(DisplayLine.harmless(fix.title())).append('\n');
        }
        return out.toString();
    }

    /** The main label's file first, each file's labels by place. */
    private static Map<SourceFile, List<Label>> labelsByFile(Diagnostic diagnostic) {
        Map<SourceFile, List<Label>> files = new LinkedHashMap<>();
        files.computeIfAbsent(diagnostic.span().file(), file -> new ArrayList<>())
                .add(diagnostic.main());
        for (Label label : diagnostic.secondary()) {
            files.computeIfAbsent(label.span().file(), file -> new ArrayList<>())
                    .add(label);
        }
        files.values().forEach(labels -> labels.sort(Comparator.comparingInt((Label label) -> line(label.span()))));
        return files;
    }

    private static int gutter(Diagnostic diagnostic) {
        int last = line(diagnostic.span());
        for (Label label : diagnostic.secondary()) {
            last = Math.max(last, line(label.span()));
        }
        return Integer.toString(last).length();
    }

    private static int line(Span span) {
        return span.file().lineMap().lineOf(span.start());
    }

    private void source(StringBuilder out, SourceFile file, List<Label> labels, Diagnostic diagnostic, int gutter) {
        boolean other = file != diagnostic.span().file();
        if (other) {
            out.append(" ".repeat(gutter)).append(paint(BLUE, ":::")).append(' ');
            out.append(DisplayLine.harmless(labels.get(0).span().toString())).append('\n');
        }
        out.append(" ".repeat(gutter + 1)).append(paint(BLUE, "|")).append('\n');
        int lastLine = 0;
        for (Label label : labels) {
            int line = line(label.span());
            if (line != lastLine) {
                if (lastLine > 0 && line > lastLine + 1) {
                    out.append(paint(BLUE, "...")).append('\n');
                }
                sourceLine(out, file.lineMap(), line, label, gutter);
            }
            marks(out, file.lineMap(), line, label, label.equals(diagnostic.main()), diagnostic.severity(), gutter);
            lastLine = line;
        }
    }

    private void sourceLine(StringBuilder out, LineMap lines, int line, Label label, int gutter) {
        String number = Integer.toString(line);
        String shown = new DisplayLine(lines.lineText(line)).shown();
        out.append(paint(BLUE, " ".repeat(gutter - number.length()) + number + " |"));
        String clipped = clip(shown, window(lines, line, label)).stripTrailing();
        out.append(clipped.isEmpty() ? "" : " ").append(clipped).append('\n');
    }

    private void marks(
            StringBuilder out, LineMap lines, int line, Label label, boolean main, Severity severity, int gutter) {
        DisplayLine shown = new DisplayLine(lines.lineText(line));
        int lineStart = lines.lineStart(line);
        int from = shown.column(label.span().start() - lineStart) - window(lines, line, label);
        int end = Math.min(label.span().end(), lines.lineEnd(line));
        int to = shown.column(Math.max(0, end - lineStart)) - window(lines, line, label);
        String mark = (main ? "^" : "-").repeat(Math.max(1, Math.min(to, MAXIMUM_COLUMNS) - from));
        String text = label.text().isEmpty() ? "" : " " + DisplayLine.harmless(label.text());
        out.append(" ".repeat(gutter + 1)).append(paint(BLUE, "|")).append(' ');
        out.append(" ".repeat(from));
        out.append(paint(main ? severityColour(severity) : BLUE, mark + text)).append('\n');
    }

    /** First column that is shown: 0 unless the line is so long that the place would be out of sight. */
    private static int window(LineMap lines, int line, Label label) {
        DisplayLine shown = new DisplayLine(lines.lineText(line));
        int from = shown.column(label.span().start() - lines.lineStart(line));
        return from < MAXIMUM_COLUMNS * 3 / 4 ? 0 : from - MAXIMUM_COLUMNS / 2;
    }

    private static String clip(String shown, int from) {
        int start = Math.min(from, shown.length());
        return shown.substring(start, Math.min(shown.length(), start + MAXIMUM_COLUMNS));
    }

    private static String severityColour(Severity severity) {
        return switch (severity) {
            case ERROR -> "\u001b[1;31m";
            case WARNING -> "\u001b[1;33m";
            case NOTE -> "\u001b[1;36m";
        };
    }

    private String paint(String escape, String text) {
        return colour && !text.isEmpty() ? escape + text + RESET : text;
    }
}
