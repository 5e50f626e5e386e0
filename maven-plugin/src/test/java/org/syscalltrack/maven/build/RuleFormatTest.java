package org.syscalltrack.maven.build;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFormatTest {
    @TempDir
    Path directory;

    @Test
    void whatIsLaidOutOtherwiseIsNamedAndOnRequestLaidOut() {
        Project project = new Project(directory)
                .with("src/main/sct/good.sct", Project.rule("good", "UID == 0"))
                .with("src/main/sct/odd.sct", "rule{syscall_name=unlink rule_name=odd action{type=LOG}}\n");
        List<String> files = project.sources().files();
        RuleFormat format = new RuleFormat(directory, project.heard);
        assertThat(format.run(files, false).otherwise()).containsExactly("src/main/sct/odd.sct");
        assertThat(new String(project.bytes("src/main/sct/odd.sct"), StandardCharsets.UTF_8))
                .startsWith("rule{");
        assertThat(format.run(files, true).otherwise()).containsExactly("src/main/sct/odd.sct");
        assertThat(new String(project.bytes("src/main/sct/odd.sct"), StandardCharsets.UTF_8))
                .startsWith("rule {\n  syscall_name = unlink\n");
        assertThat(format.run(files, false).otherwise()).isEmpty();
    }

    @Test
    void aFileWithASyntaxErrorIsLeftAloneAndSaid() {
        Project project = new Project(directory).with("src/main/sct/bad.sct", "rule{syscall_name=unlink\n");
        RuleFormat.Result result =
                new RuleFormat(directory, project.heard).run(project.sources().files(), true);
        assertThat(result.tally().errors()).isPositive();
        assertThat(result.otherwise()).isEmpty();
        assertThat(project.bytes("src/main/sct/bad.sct"))
                .isEqualTo("rule{syscall_name=unlink\n".getBytes(StandardCharsets.UTF_8));
    }
}
