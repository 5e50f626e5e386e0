package org.syscalltrack.jvm.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.check.FrontEnd;
import org.syscalltrack.dsl.model.Expectation;
import org.syscalltrack.dsl.planner.Planner;
import org.syscalltrack.dsl.source.MemorySourceLoader;
import org.syscalltrack.jvm.RuleSet;
import org.syscalltrack.jvm.TestCases;
import org.syscalltrack.jvm.ruletest.RuleTests;

/** Coverage of two rules by two tests; the page is left at {@code target/coverage.html} for a browser. */
class CoverageTest {
    private static final String RULES = """
            rule {
              syscall_name = unlink
              rule_name = keep
              filter_expression { PARAMS[pathname] == "/a<b>" && UID == 0 || GID == 7 }
              action { type = FAIL error_code = EPERM }
            }
            rule {
              syscall_name = unlink
              rule_name = seen
              action { type = COUNT }
            }
            """;
    private static final Expectation ANY = new Expectation(
            false,
            Optional.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            TestCases.span());

    private static org.syscalltrack.dsl.model.RuleSet checked() {
        return new FrontEnd(Catalog.standard(), Architecture.X86_64)
                .checkFiles(List.of("keep.sct"), new MemorySourceLoader(Map.of("keep.sct", RULES)))
                .ruleSet()
                .orElseThrow();
    }

    private static Coverage covered(org.syscalltrack.dsl.model.RuleSet rules) {
        Coverage coverage = new Coverage(rules);
        RuleTests tests = new RuleTests(RuleSet.of(Planner.plan(rules)), coverage);
        tests.run(TestCases.unlink(TestCases.text("/a<b>"), 0, ANY));
        tests.run(TestCases.unlink(TestCases.text("/other"), 0, ANY));
        return coverage;
    }

    @Test
    void textNamesWhatIsOpen() {
        assertThat(CoverageText.of(covered(checked()))).isEqualTo("""
                        rules matched: 2 of 2
                        conditions seen both ways: 1 of 3
                        keep.sct:4:54: UID == 0 was never false
                        keep.sct:4:66: GID == 7 was never true
                        """);
    }

    @Test
    void lcovCountsBothWays() {
        assertThat(LcovReport.of(covered(checked()))).isEqualTo("""
                        TN:
                        SF:keep.sct
                        FN:3,keep
                        FNDA:1,keep
                        FN:9,seen
                        FNDA:1,seen
                        FNF:2
                        FNH:2
                        BRDA:4,0,0,1
                        BRDA:4,0,1,1
                        BRDA:4,1,0,2
                        BRDA:4,1,1,0
                        BRDA:4,2,0,0
                        BRDA:4,2,1,2
                        BRF:6
                        BRH:4
                        DA:3,1
                        DA:4,6
                        DA:9,1
                        LF:3
                        LH:3
                        end_of_record
                        """);
    }

    @Test
    void thePageColoursConditionsAndEscapesTheFile() throws IOException {
        org.syscalltrack.dsl.model.RuleSet rules = checked();
        String page = HtmlReport.of(rules.rules().get(0).span().file(), covered(rules));
        assertThat(page)
                .contains(
                        "<span class=\"both\" title=\"true 1, false 1, unknown 0\">PARAMS[pathname] == &quot;/a&lt;b&gt;&quot;</span>")
                .contains("<span class=\"half\" title=\"true 2, false 0, unknown 0\">UID == 0</span>")
                .contains("<span class=\"both\" title=\"matched 1 of 2\">keep</span>");
        Files.writeString(Path.of("target/coverage.html"), page);
    }
}
