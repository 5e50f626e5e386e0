package org.syscalltrack.dsl.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.diagnostic.FixApplier;
import org.syscalltrack.dsl.diagnostic.JsonRenderer;
import org.syscalltrack.dsl.diagnostic.SarifRenderer;
import org.syscalltrack.dsl.diagnostic.TextRenderer;
import org.syscalltrack.dsl.golden.GoldenFiles;
import org.syscalltrack.dsl.golden.SourceMutator;
import org.syscalltrack.dsl.source.SourceFile;

/** Whatever the input: no exception, no lost byte, spans in order, findings that can be shown. */
class SyntaxFuzzTest {
    private static final long SEED = Long.getLong("fuzz.seed", 20260101L);
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 2000);

    @Test
    void mutatedCases() {
        SourceMutator mutator = new SourceMutator(
                SEED, GoldenFiles.inputs("src/test/resources/org/syscalltrack/dsl/syntax/cases", ".sct"));
        for (int round = 0; round < ROUNDS; round++) {
            check(mutator.next(), "seed " + SEED + ", round " + round);
        }
    }

    @Test
    void randomBytes() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS / 4; round++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            check(bytes, "seed " + SEED + ", round " + round);
        }
    }

    /** Holds for every input. */
    static void check(byte[] bytes, String what) {
        try {
            SourceFile file = SourceFile.ofBytes("fuzz.sct", "fuzz.sct", bytes);
            assertThat(file.bytes()).isEqualTo(bytes);
            SyntaxTree tree = SyntaxParser.parse(file);
            assertThat(SyntaxTrees.joined(tree)).isEqualTo(file.text());
            SyntaxTrees.checkSpans(tree.root());
            assertThat(new TextRenderer(false).render(tree.diagnostics()).chars())
                    .noneMatch(c -> (c < ' ' && c != '\n') || c == 0x7F);
            new JsonRenderer().render(tree.diagnostics());
            new SarifRenderer("0").render(tree.diagnostics());
            FixApplier.apply(tree.diagnostics());
        } catch (RuntimeException | StackOverflowError | AssertionError e) {
            throw new AssertionError(what + ":\n" + new String(bytes, StandardCharsets.UTF_8), e);
        }
    }
}
