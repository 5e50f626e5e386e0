package org.syscalltrack.dsl.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.Fix;
import org.syscalltrack.dsl.diagnostic.Label;
import org.syscalltrack.dsl.diagnostic.TextEdit;
import org.syscalltrack.dsl.source.MemorySourceLoader;
import org.syscalltrack.dsl.source.Position;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.Span;

/**
 * Rule files with their findings beside them: a case is {@code NAME.sct} and {@code NAME.sct.expected}. Run with {@code
 * -Dgolden.update=true} to write the expected files anew, and read their diff.
 */
class GoldenCasesTest {
    private static final Path CASES = Path.of("src/test/resources/org/syscalltrack/dsl/check");

    static Stream<Path> cases() throws IOException {
        try (Stream<Path> files = Files.list(CASES)) {
            List<Path> cases = files.filter(file -> file.toString().endsWith(".sct"))
                    .filter(file -> !file.getFileName().toString().startsWith("_"))
                    .sorted()
                    .toList();
            assertThat(cases).isNotEmpty();
            return cases.stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void findings(Path file) throws IOException {
        String name = file.getFileName().toString();
        SourceFile source = SourceFile.ofBytes(name, name, Files.readAllBytes(file));
        FrontEndResult result = new FrontEnd(catalog(source), architecture(source))
                .check(List.of(source), new MemorySourceLoader(includable()));
        String actual = render(result);
        Path expected = file.resolveSibling(name + ".expected");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(expected, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(expected));
    }

    /** A case for another architecture says so in its first line: {@code # architecture: arm64}. */
    private static Architecture architecture(SourceFile source) {
        return directive(source, "architecture").flatMap(Architecture::of).orElse(Architecture.X86_64);
    }

    /** A case for another catalog says so in its first line: {@code # catalog: small-catalog.dat}. */
    private static Catalog catalog(SourceFile source) {
        return directive(source, "catalog")
                .map(name -> Catalog.load(CASES.resolve(name)))
                .orElseGet(Catalog::standard);
    }

    private static Optional<String> directive(SourceFile source, String name) {
        String mark = "# " + name + ": ";
        String first = source.lineMap().lineText(1);
        return first.startsWith(mark) ? Optional.of(first.substring(mark.length())) : Optional.empty();
    }

    private static Map<String, String> includable() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.list(CASES)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".sct")).toList()) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
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
        return text.append(result.ruleSet().isPresent() ? "accepted\n" : "refused\n")
                .toString();
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
