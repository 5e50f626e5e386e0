package org.syscalltrack.maven.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleCompilationTest {
    private static final String UNCHANGED = "Nothing to compile: rules, includes, options and plugin are unchanged";

    @TempDir
    Path directory;

    private Project project;

    @BeforeEach
    void project() {
        project = new Project(directory)
                .with("src/main/sct/a.sct", Project.rule("a", "UID == 0"))
                .with("src/main/sct/net/b.sct", "include \"../common.sct\"\n" + Project.rule("b", "UID >= FIRST"))
                .with("src/main/sct/common.sct", "const FIRST = 1000\n");
    }

    @Test
    void eachFileWithRulesBecomesAProductNamedAfterIt() {
        assertThat(project.compile(project.options())).containsExactly("a", "common", "net/b");
        assertThat(project.has("target/sct/a.bpf.o")).isTrue();
        assertThat(project.has("target/sct/net/b.bpf.o")).isTrue();
        assertThat(project.has("target/sct/common.bpf.o")).isFalse();
        assertThat(project.heard.told).containsExactly("Compiled 3 rule sets to bpf");
        assertThat(project.heard.found).isEmpty();
    }

    @Test
    void whatIsUnchangedIsNotCompiledAgain() {
        project.compile(project.options());
        project.heard.written.clear();
        assertThat(project.compile(project.options())).isEmpty();
        assertThat(project.heard.told).last().isEqualTo(UNCHANGED);
        assertThat(project.heard.written).isEmpty();
    }

    @Test
    void aChangedFileIsCompiledAloneAndAChangedIncludeWithItsUsers() {
        project.compile(project.options());
        project.with("src/main/sct/a.sct", Project.rule("a", "UID == 1"));
        assertThat(project.compile(project.options())).containsExactly("a");
        assertThat(project.heard.told).last().isEqualTo("Compiled 1 rule set to bpf; 2 unchanged");
        project.with("src/main/sct/common.sct", "const FIRST = 500\n");
        assertThat(project.compile(project.options())).containsExactly("common", "net/b");
    }

    @Test
    void otherSettingsCompileAnew() {
        project.compile(project.options());
        assertThat(project.compile(project.options("6.12", false))).hasSize(3);
        assertThat(project.compile(project.options("6.12", true))).hasSize(3);
        assertThat(project.compile(project.options("6.12", true))).isEmpty();
    }

    @Test
    void aProductThatIsGoneOrSpoiltIsMadeAgain() throws IOException {
        project.compile(project.options());
        byte[] good = project.bytes("target/sct/a.bpf.o");
        project.without("target/sct/a.bpf.o");
        assertThat(project.compile(project.options())).containsExactly("a");
        project.with("target/sct/a.bpf.o", "spoilt");
        assertThat(project.compile(project.options())).containsExactly("a");
        assertThat(project.bytes("target/sct/a.bpf.o")).isEqualTo(good);
    }

    @Test
    void productsOfARuleSetThatIsGoneGo() {
        project.compile(project.options());
        project.without("src/main/sct/net/b.sct");
        assertThat(project.compile(project.options())).isEmpty();
        assertThat(project.has("target/sct/net/b.bpf.o")).isFalse();
        assertThat(project.has("target/sct/a.bpf.o")).isTrue();
        assertThat(project.has("target/state/net/b.fingerprint")).isFalse();
    }

    @Test
    void productsOfRulesThatAreGoneGo() {
        project.compile(project.options());
        project.with("src/main/sct/a.sct", "const ONLY = 1\n");
        assertThat(project.compile(project.options())).containsExactly("a");
        assertThat(project.has("target/sct/a.bpf.o")).isFalse();
    }

    @Test
    void anErrorIsFoundAgainEachTimeAndOthersAreStillCompiled() {
        project.with("src/main/sct/a.sct", Project.rule("a", "UID == \"root\""));
        assertThat(project.compile(project.options())).containsExactly("common", "net/b");
        assertThat(project.heard.found).hasSize(1).first().asString().startsWith("src/main/sct/a.sct:4:");
        assertThat(project.compile(project.options())).isEmpty();
        assertThat(project.heard.found).hasSize(2);
        assertThat(project.heard.told).doesNotContain(UNCHANGED);
    }

    @Test
    void afterAnErrorTheSameFileAsBeforeIsCompiledAgain() {
        project.compile(project.options());
        project.with("src/main/sct/a.sct", "rule {");
        project.compile(project.options());
        project.with("src/main/sct/a.sct", Project.rule("a", "UID == 0"));
        assertThat(project.compile(project.options())).containsExactly("a");
    }

    @Test
    void warningsAreSaidOnceAndRememberedUnlessTheyFailTheBuild() {
        project.with("src/main/sct/a.sct", "const UNUSED = 1\n" + Project.rule("a", "UID == 0"));
        project.compile(project.options());
        assertThat(project.heard.found).hasSize(1);
        project.compile(project.options());
        assertThat(project.heard.found).hasSize(1);
        assertThat(project.heard.told)
                .contains("a is unchanged; the 1 warning of last time still holds (-Dsct.force says it again)");
        assertThat(project.compile(project.options("", true))).containsExactly("common", "net/b");
        project.compile(project.options("", true));
        assertThat(project.heard.found).hasSize(3);
    }

    @Test
    void aRuleThatTheTargetRefusesIsAnErrorAndLeavesNoProduct() {
        project.with(
                "src/main/sct/a.sct",
                "rule { syscall_name = getpid rule_name = x action { type = FAIL error_code = EPERM } }\n");
        RuleCompilation compilation = new RuleCompilation(project.context(), project.options(), project.heard);
        assertThat(compilation.run(project.sources().ruleSets("")).errors()).isPositive();
        assertThat(project.has("target/sct/a.bpf.o")).isFalse();
    }

    @Test
    void aLibrarysRulesComeOutOfItsJarAndAnotherVersionCompilesAnew() {
        String user = "include \"corp/names.sct\"\n" + Project.rule("c", "UID == OPERATOR");
        project.with("src/main/sct/c.sct", user)
                .withJar("lib-1.0.jar", Map.of("META-INF/sct/corp/names.sct", "const OPERATOR = 7\nconst OTHER = 8\n"));
        project.compile(project.options(), "lib-1.0.jar");
        assertThat(project.heard.found).isEmpty();
        assertThat(project.has("target/sct/c.bpf.o")).isTrue();
        assertThat(project.compile(project.options(), "lib-1.0.jar")).isEmpty();
        project.withJar("lib-1.1.jar", Map.of("META-INF/sct/corp/names.sct", "const OPERATOR = 9\n"));
        assertThat(project.compile(project.options(), "lib-1.1.jar")).containsExactly("c");
    }

    @Test
    void anotherCatalogHasOtherCallsAndItsChangeCompilesAnew() {
        project.with("src/main/sct/a.sct", Project.rule("a", "UID == 0").replace("unlink", "Remove"));
        project.compile(project.options());
        assertThat(project.heard.found).containsExactly("src/main/sct/a.sct:2:23 SCT0201");
        project.withCatalog("alias Remove unlink\n");
        assertThat(project.compile(project.options())).containsExactly("a", "common", "net/b");
        // Known now, if by another name than its own.
        assertThat(project.heard.found).last().isEqualTo("src/main/sct/a.sct:2:23 SCT0248");
        assertThat(project.compile(project.options())).isEmpty();
        project.withCatalog("alias Remove unlink\nalias Rename rename\n");
        assertThat(project.compile(project.options())).containsExactly("a", "common", "net/b");
    }

    @Test
    void aCatalogThatIsNoneIsSaidWithItsName() {
        project.with("calls.dat", "nothing of the kind\n");
        assertThatThrownBy(() -> SystemCalls.of(directory.resolve("calls.dat")))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("calls.dat:1: this is no syscall catalog");
        assertThatThrownBy(() -> SystemCalls.of(directory.resolve("none.dat")))
                .isInstanceOf(BuildException.class)
                .hasMessageContaining("none.dat");
    }

    @Test
    void aFileThatComesToLieBesideTheIncludingOneIsSeen() {
        project.with("src/main/sct/c.sct", "include \"names.sct\"\n" + Project.rule("c", "UID == OPERATOR"))
                .with("shared/names.sct", "const OPERATOR = 7\n");
        project.compile(project.options(), "shared");
        assertThat(project.compile(project.options(), "shared")).isEmpty();
        project.with("src/main/sct/names.sct", "const OPERATOR = 7 # nearer\n");
        assertThat(project.compile(project.options(), "shared")).containsExactly("c", "names");
    }

    @Test
    void productsDoNotDependOnWhereTheProjectLies() throws IOException {
        Project one = new Project(Files.createDirectories(directory.resolve("one")));
        Project two = new Project(Files.createDirectories(directory.resolve("some/where/else")));
        for (Project each : List.of(one, two)) {
            each.with("src/main/sct/a.sct", "include \"names.sct\"\n" + Project.rule("a", "UID == OPERATOR"))
                    .withJar("lib.jar", Map.of("META-INF/sct/names.sct", "const OPERATOR = 7\n"));
            each.compile(each.options(), each.base.resolve("lib.jar").toString());
        }
        assertThat(one.bytes("target/sct/a.bpf.o")).isEqualTo(two.bytes("target/sct/a.bpf.o"));
    }

    @Test
    void allFilesTogetherMakeOneRuleSetInTheOrderOfTheirNames() {
        List<RuleSetFiles> sets = project.sources().ruleSets("site");
        assertThat(sets)
                .containsExactly(new RuleSetFiles(
                        "site", List.of("src/main/sct/a.sct", "src/main/sct/common.sct", "src/main/sct/net/b.sct")));
        new RuleCompilation(project.context(), project.options(), project.heard).run(sets);
        assertThat(project.has("target/sct/site.bpf.o")).isTrue();
    }

    @Test
    void aDamagedFingerprintCompilesAnew() {
        project.compile(project.options());
        project.with("target/state/a.fingerprint", "syscalltrack-fingerprint 1\nlookup nonsense\n");
        assertThat(project.compile(project.options())).containsExactly("a");
    }
}
