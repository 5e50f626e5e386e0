package org.syscalltrack.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.source.MemorySourceLoader;

class CompilerDriverTest {
    private static final String RULE = """
            include "common.sct"
            rule {
              syscall_name      = unlink
              rule_name         = by_users
              filter_expression { UID >= FIRST_USER }
              action            { type = LOG }
            }
            """;
    private static final TargetOptions BPF = TargetOptions.portable(Target.BPF, "mine");

    private static CompilerDriver driver(Map<String, String> files) {
        return new CompilerDriver(Catalog.standard(), Architecture.X86_64, new MemorySourceLoader(files));
    }

    @Test
    void rulesBecomeAProductThatCarriesTheTextOfAllFiles() {
        CompilerDriver driver = driver(Map.of("mine.sct", RULE, "common.sct", "const FIRST_USER = 1000\n"));
        FrontEndResult checked = driver.check(List.of("mine.sct"));
        assertThat(checked.diagnostics()).isEmpty();
        CompileResult.Compiled compiled = (CompileResult.Compiled) driver.compile(checked, BPF);
        assertThat(compiled.products()).singleElement().satisfies(product -> {
            assertThat(product.path()).isEqualTo("mine.bpf.o");
            String object = new String(product.content().toByteArray(), StandardCharsets.ISO_8859_1);
            assertThat(object).startsWith("\u007fELF").contains("const FIRST_USER = 1000\n\nrule {\n");
        });
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        Map<String, String> files = Map.of("mine.sct", RULE, "common.sct", "const FIRST_USER = 1000\n");
        CompilerDriver one = driver(files);
        CompilerDriver other = driver(files);
        assertThat(one.compile(one.check(List.of("mine.sct")), BPF))
                .isEqualTo(other.compile(other.check(List.of("mine.sct")), BPF));
    }

    @Test
    void whatNoHookCanRefuseIsARefusalWithItsPlace() {
        CompilerDriver driver = driver(Map.of(
                "mine.sct",
                "rule { syscall_name = getpid rule_name = x action { type = FAIL error_code = EPERM } }\n"));
        CompileResult result = driver.compile(driver.check(List.of("mine.sct")), BPF);
        Diagnostic finding = ((CompileResult.Refused) result).findings().get(0);
        assertThat(finding.span() + ": " + finding.message())
                .isEqualTo("mine.sct:1:42: no security hook keeps `getpid` from its effect");
        assertThat(finding.notes()).singleElement().asString().contains("--target kmod");
    }

    @Test
    void lookupsSayWhatWasReadAndWhatWasMissing() {
        CompilerDriver driver = driver(Map.of("mine.sct", RULE));
        assertThat(driver.check(List.of("mine.sct")).hasErrors()).isTrue();
        assertThat(driver.lookups())
                .extracting(
                        lookup -> lookup.from().map(Object::toString),
                        RecordingSourceLoader.Lookup::path,
                        lookup -> lookup.found().isPresent())
                .containsExactly(
                        tuple(Optional.empty(), "mine.sct", true), tuple(Optional.of("mine.sct"), "common.sct", false));
    }
}
