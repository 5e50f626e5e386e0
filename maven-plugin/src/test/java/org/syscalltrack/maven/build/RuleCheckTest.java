package org.syscalltrack.maven.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleCheckTest {
    @TempDir
    Path directory;

    @Test
    void aFindingInAnIncludedFileCountsOnce() {
        Project project = new Project(directory)
                .with("src/main/sct/a.sct", "include \"shared.sct\"\n" + Project.rule("a", "UID == X"))
                .with("src/main/sct/b.sct", "include \"shared.sct\"\n" + Project.rule("b", "UID == X"))
                .with("src/main/sct/shared.sct", "const X = 99999999999999999999\n");
        Tally tally = new RuleCheck(project.context(), project.heard)
                .run(project.sources().ruleSets(""));
        assertThat(project.heard.found).containsExactly("src/main/sct/shared.sct:1:11 SCT0007");
        assertThat(tally.errors()).isEqualTo(1);
        assertThat(project.heard.begun).hasSize(3);
    }

    @Test
    void warningsInsideOfJarsAreTheirAuthorsButErrorsAreSaid() {
        Project project = new Project(directory)
                .with("src/main/sct/a.sct", "include \"x.sct\"\n" + Project.rule("a", "UID == 0"))
                .withJar(
                        "x.jar",
                        Map.of("META-INF/sct/x.sct", "/* /* */\n" + Project.rule("x", "PATH(pathname) == \"/x\"")));
        RuleCheck check = new RuleCheck(project.context("x.jar"), project.heard);
        assertThat(check.run(project.sources().ruleSets("")).warnings()).isZero();
        project.withJar("x.jar", Map.of("META-INF/sct/x.sct", "const"));
        assertThat(check.run(project.sources().ruleSets("")).errors()).isPositive();
        assertThat(project.heard.found).last().asString().startsWith("x.jar!/META-INF/sct/x.sct:1:");
    }

    @Test
    void findingsBecomeASarifFile() {
        Project project = new Project(directory).with("src/main/sct/a.sct", "const UNUSED = 1 const UNUSED = 1");
        Tally tally = new RuleCheck(project.context(), project.heard)
                .run(project.sources().ruleSets(""));
        SarifFile.write(directory.resolve("target/x/check.sarif"), tally, project.heard);
        assertThat(new String(project.bytes("target/x/check.sarif"), StandardCharsets.UTF_8))
                .contains("\"version\": \"2.1.0\"", "src/main/sct/a.sct", "\"level\": \"error\"");
        assertThat(project.heard.written).containsExactly(directory.resolve("target/x/check.sarif"));
    }

    @Test
    void aDirectoryThatIsNotThereHasNoRules() {
        Project project = new Project(directory);
        assertThat(project.sources().ruleSets("")).isEmpty();
        assertThat(project.sources().files()).isEmpty();
        assertThat(project.compile(project.options())).isEmpty();
        assertThat(project.heard.told).isEqualTo(List.of("No rule files to compile"));
    }
}
