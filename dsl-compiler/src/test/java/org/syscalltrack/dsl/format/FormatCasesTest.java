package org.syscalltrack.dsl.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.syscalltrack.dsl.golden.GoldenFiles;
import org.syscalltrack.dsl.golden.SourceMutator;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.syntax.SyntaxParser;
import org.syscalltrack.dsl.syntax.SyntaxTree;

/** Formatted files look like the ones beside the inputs, mean the same, keep comments, and do not change again. */
class FormatCasesTest {
    private static final String FORMAT_CASES = "src/test/resources/org/syscalltrack/dsl/format/cases";
    private static final String SYNTAX_CASES = "src/test/resources/org/syscalltrack/dsl/syntax/cases";
    private static final long SEED = Long.getLong("fuzz.seed", 20260102L);
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 2000);

    static List<Path> formatInputs() {
        return GoldenFiles.inputs(FORMAT_CASES, ".sct");
    }

    static List<Path> allInputs() {
        return Stream.concat(formatInputs().stream(), GoldenFiles.inputs(SYNTAX_CASES, ".sct").stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("formatInputs")
    void looks(Path input) throws IOException {
        GoldenFiles.check(input, RuleFormatter.format(parse(Files.readAllBytes(input))));
    }

    @ParameterizedTest
    @MethodSource("allInputs")
    void keepsMeaning(Path input) throws IOException {
        check(Files.readAllBytes(input), input.toString());
    }

    @Test
    void mutatedCases() {
        SourceMutator mutator = new SourceMutator(SEED, allInputs());
        for (int round = 0; round < ROUNDS; round++) {
            check(mutator.next(), "seed " + SEED + ", round " + round);
        }
    }

    private static SyntaxTree parse(byte[] bytes) {
        return SyntaxParser.parse(SourceFile.ofBytes("format.sct", "format.sct", bytes));
    }

    private static void check(byte[] bytes, String what) {
        SyntaxTree before = parse(bytes);
        String formatted = RuleFormatter.format(before);
        SyntaxTree after = SyntaxParser.parse(SourceFile.ofText("format.sct", formatted));
        assertThat(SpanlessTree.of(after.root()))
                .as("%s:\n%s", what, before.file().text())
                .isEqualTo(SpanlessTree.of(before.root()));
        assertThat(SpanlessTree.comments(after))
                .as("%s:\n%s", what, before.file().text())
                .isEqualTo(SpanlessTree.comments(before));
        assertThat(RuleFormatter.format(after))
                .as("%s:\n%s", what, before.file().text())
                .isEqualTo(formatted);
    }
}
