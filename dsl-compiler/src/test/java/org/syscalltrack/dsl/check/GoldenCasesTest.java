package org.syscalltrack.dsl.check;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.diagnostic.Label;
import org.syscalltrack.dsl.diagnostic.TextEdit;
import org.syscalltrack.dsl.golden.GoldenFiles;
import org.syscalltrack.dsl.source.LosslessUtf8;
import org.syscalltrack.dsl.source.Position;
import org.syscalltrack.dsl.source.Span;

/**
 * Rule files with their findings beside them: a case is {@code NAME.sct} and {@code NAME.sct.expected}. Run with {@code
 * -Dgolden.update=true} to write the expected files anew, and read their diff.
 */
class GoldenCasesTest {
    static Stream<Path> cases() {
        return Stream.of(CheckCases.CHECK, CheckCases.DETAILS).flatMap(directory -> CheckCases.in(directory).stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void findings(Path file) {
        GoldenFiles.check(file, render(CheckCases.check(CheckCases.read(file))));
    }

    private static String render(FrontEndResult result) {
        StringBuilder text = new StringBuilder();
        for (Diagnostic finding : result.diagnostics()) {
            text.append(finding.span()).append(": ").append(finding.severity().label());
            text.append('[')
                    .append(finding.kind().id())
                    .append("]: ")
                    .append(finding.message())
                    .append('\n');
            mark(text, finding.main());
            for (Label label : finding.secondary()) {
                text.append("  ").append(label.span()).append('\n');
                mark(text, label);
            }
            finding.notes().forEach(note -> text.append("  note: ").append(note).append('\n'));
            for (Fix fix : finding.fixes()) {
                text.append("  fix: ").append(fix.title()).append(':');
                for (TextEdit edit : fix.edits()) {
                    text.append(" [")
                            .append(edit.span().text())
                            .append("] → [")
                            .append(edit.newText())
                            .append(']');
                }
                text.append('\n');
            }
            text.append('\n');
        }
        text.append(result.ruleSet().isPresent() ? "accepted\n" : "refused\n");
        // Bytes that are not UTF-8 show as U+FFFD, so that the expected files are text.
        return new String(LosslessUtf8.encode(text.toString()), StandardCharsets.UTF_8);
    }

    private static void mark(StringBuilder text, Label label) {
        Span span = label.span();
        Position start = span.startPosition();
        String line = span.file().lineMap().lineText(start.line());
        int carets = Math.max(1, Math.min(span.length(), line.length() - start.column() + 1));
        text.append("    ").append(line).append('\n');
        text.append("    ").append(" ".repeat(start.column() - 1)).append("^".repeat(carets));
        text.append(label.text().isEmpty() ? "" : " " + label.text()).append('\n');
    }
}
