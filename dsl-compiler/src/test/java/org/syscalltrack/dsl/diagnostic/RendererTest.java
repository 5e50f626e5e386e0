package org.syscalltrack.dsl.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.golden.GoldenFiles;
import org.syscalltrack.dsl.source.SourceFile;

class RendererTest {
    private static final Path GOLDEN = Path.of("src/test/resources/org/syscalltrack/dsl/diagnostic/renderers");

    private final SourceFile file =
            SourceFile.ofText("dir with blank/é.sct", "const A = 1\n\tmacro 漢字 = \u001b[31m \"x\" + a\u0301 = 2\nlast");
    private final SourceFile other = SourceFile.ofText("/abs/other.sct", "line\nanother \"line\"\\\n");

    private List<Diagnostic> findings() {
        int assign = file.text().indexOf("= 2");
        return List.of(
                Diagnostic.of(DiagnosticKind.ASSIGNMENT_IN_CONDITION, file.span(assign, assign + 1))
                        .withLabel("write `==`")
                        .withSecondary(file.span(0, 5), "first \u001b[0m")
                        .withSecondary(other.span(5, 12), "there")
                        .withNote("a note")
                        .withFix(Fix.replace("write `==`", file.span(assign, assign + 1), "==")),
                Diagnostic.of(DiagnosticKind.COMMENT_IN_COMMENT, other.span(0, 0)));
    }

    @Test
    void text() {
        GoldenFiles.check(GOLDEN.resolve("text"), new TextRenderer(false).render(findings()));
    }

    @Test
    void colour() {
        String coloured = new TextRenderer(true).render(findings());
        assertThat(coloured).contains("\u001b[1;31merror[SCT0112]:\u001b[0m");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(new TextRenderer(false).render(findings()));
    }

    @Test
    void json() {
        GoldenFiles.check(GOLDEN.resolve("json"), new JsonRenderer().render(findings()));
    }

    @Test
    void sarif() {
        GoldenFiles.check(GOLDEN.resolve("sarif"), new SarifRenderer("0.1").render(findings()));
    }

    /** The OASIS schema, so that build servers take the log; every field that we ever write is in these findings. */
    @Test
    void sarifKeepsToItsSchema() throws IOException {
        JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                .getSchema(Files.readString(GOLDEN.resolve("sarif-2.1.0-rtm.5.json")));
        assertThat(schema.validate(new SarifRenderer("0.1").render(findings()), InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate("{\"version\": \"2.1.0\"}", InputFormat.JSON))
                .as("the schema must be able to say no")
                .isNotEmpty();
    }

    @Test
    void fixesThatTouchAreLeftForTheNextRun() {
        SourceFile text = SourceFile.ofText("a", "abcdef");
        List<Diagnostic> touching = List.of(
                finding(text, Fix.replace("one", text.span(1, 3), "X")),
                finding(text, Fix.replace("two", text.span(2, 4), "Y")),
                finding(text, Fix.replace("three", text.span(3, 4), "Z")),
                finding(text, Fix.insertBefore("four", text.span(5, 6), "!")));
        FixApplier.Result result = FixApplier.apply(touching);
        assertThat(result.texts().get(text)).isEqualTo("aXZe!f");
        assertThat(result.applied()).isEqualTo(3);
    }

    private static Diagnostic finding(SourceFile file, Fix fix) {
        return Diagnostic.of(DiagnosticKind.COMMENT_IN_COMMENT, file.span(0, 1)).withFix(fix);
    }
}
