package org.syscalltrack.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.syscalltrack.dsl.diagnostic.FixApplier;
import org.syscalltrack.dsl.diagnostic.TextRenderer;
import org.syscalltrack.dsl.golden.GoldenFiles;
import org.syscalltrack.dsl.source.SourceFile;

/** Every input under {@code cases} gives the findings beside it, and, if they have fixes, the text that the fixes make. */
class SyntaxCasesTest {
    static List<Path> inputs() {
        return GoldenFiles.inputs("src/test/resources/org/syscalltrack/dsl/syntax/cases", ".sct");
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void findings(Path input) throws IOException {
        SourceFile file =
                SourceFile.ofBytes(input.getFileName().toString(), input.toString(), Files.readAllBytes(input));
        SyntaxTree tree = SyntaxParser.parse(file);
        StringBuilder result = new StringBuilder(new TextRenderer(false).render(tree.diagnostics()));
        FixApplier.Result fixed = FixApplier.apply(tree.diagnostics());
        if (fixed.applied() > 0) {
            result.append("---- with fixes\n").append(fixed.texts().get(file));
        }
        GoldenFiles.check(input, result.toString());
        assertThat(SyntaxTrees.joined(tree)).isEqualTo(file.text());
        SyntaxTrees.checkSpans(tree.root());
    }
}
