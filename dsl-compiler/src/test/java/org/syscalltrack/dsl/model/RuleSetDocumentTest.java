package org.syscalltrack.dsl.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
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
    void keepsToItsSchema(Path file) {
        CheckCases.check(CheckCases.read(file))
                .ruleSet()
                .ifPresent(rules -> assertThat(
                                schema.orElseThrow().validate(RuleSetDocument.write(rules), InputFormat.JSON))
                        .isEmpty());
    }

    @Test
    void looks() {
        Path file = CheckCases.CHECK.resolve("article.sct");
        RuleSet rules = CheckCases.check(CheckCases.read(file)).ruleSet().orElseThrow();
        GoldenFiles.check(
                Path.of("src/test/resources/org/syscalltrack/dsl/model/article.json"), RuleSetDocument.write(rules));
    }
}
