package org.syscalltrack.dsl.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.syscalltrack.dsl.check.CheckCases;
import org.syscalltrack.dsl.golden.GoldenFiles;
import org.syscalltrack.dsl.source.LosslessUtf8;

/** What {@code --print model} prints is what its schema says, and does not change unseen. */
class RuleSetDocumentTest {
    private static final Path SCHEMA = Path.of("../docs/model.schema.json");
    private static Optional<JsonSchema> schema = Optional.empty();

    @BeforeAll
    static void readSchema() throws IOException {
        schema = Optional.of(
                JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(Files.readString(SCHEMA)));
    }

    static Stream<Path> cases() {
        return CheckCases.all().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void keepsToItsSchemaAndSaysWhatWasMeant(Path file) throws IOException {
        Optional<RuleSet> rules = CheckCases.check(CheckCases.read(file)).ruleSet();
        if (rules.isPresent()) {
            String document = RuleSetDocument.write(rules.get());
            assertThat(schema.orElseThrow().validate(document, InputFormat.JSON))
                    .isEmpty();
            GoldenFiles.check(file.resolveSibling(file.getFileName() + ".model"), withoutSpans(document));
        }
    }

    /** A line for each rule and each test; where they stand in the file is left out. */
    private static String withoutSpans(String document) throws IOException {
        JsonNode tree = new ObjectMapper().readTree(document);
        tree.findParents("span").forEach(parent -> ((ObjectNode) parent).remove("span"));
        StringBuilder text = new StringBuilder();
        tree.fields().forEachRemaining(member -> {
            if (member.getValue() instanceof ArrayNode elements) {
                elements.forEach(element -> text.append(element).append('\n'));
            }
        });
        // Bytes that are not UTF-8 show as U+FFFD, so that the expected files are text.
        return new String(LosslessUtf8.encode(text.toString()), StandardCharsets.UTF_8);
    }

    @Test
    void looks() {
        Path file = CheckCases.CHECK.resolve("article.sct");
        RuleSet rules = CheckCases.check(CheckCases.read(file)).ruleSet().orElseThrow();
        GoldenFiles.check(
                Path.of("src/test/resources/org/syscalltrack/dsl/model/article.json"), RuleSetDocument.write(rules));
    }
}
