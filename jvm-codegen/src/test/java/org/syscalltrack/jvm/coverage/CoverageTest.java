package org.syscalltrack.jvm.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.model.RuleSet;
import org.syscalltrack.jvm.Checked;
import org.syscalltrack.jvm.ruletest.RuleTests;

/** Coverage of three rules by two tests. */
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
            rule {
              syscall_name = link
              rule_name = open
              filter_expression { UID == 0 }
              action { type = COUNT }
            }
            test { test_name = one call = unlink("/a<b>") process { UID = 0 } expect { rule = keep } }
            test { test_name = two call = unlink("/other") process { UID = 0 } expect { rule = seen } }
            """;

    private static Coverage covered() {
        RuleSet rules = Checked.rules(RULES);
        Coverage coverage = new Coverage(rules);
        assertThat(new RuleTests(rules, coverage).run()).allMatch(result -> result.passed());
        return coverage;
    }

    @Test
    void textNamesWhatIsOpen() {
        assertThat(CoverageText.of(covered())).isEqualTo("""
                        rules that matched: 2 of 3; conditions that were both true and false: 1 of 4
                        rules.sct:14:15: rule open never matched
                        rules.sct:4:54: UID == 0 was never false
                        rules.sct:4:66: GID == 7 was never true
                        rules.sct:15:23: UID == 0 was never true and never false
                        """);
    }

    @Test
    void lcovCountsBothWays() {
        assertThat(LcovReport.of(covered())).isEqualTo("""
                        TN:
                        SF:rules.sct
                        FN:3,keep
                        FNDA:1,keep
                        FN:9,seen
                        FNDA:1,seen
                        FN:14,open
                        FNDA:0,open
                        FNF:3
                        FNH:2
                        BRDA:4,0,0,1
                        BRDA:4,0,1,1
                        BRDA:4,1,0,2
                        BRDA:4,1,1,0
                        BRDA:4,2,0,0
                        BRDA:4,2,1,2
                        BRDA:15,3,0,-
                        BRDA:15,3,1,-
                        BRF:8
                        BRH:4
                        DA:3,1
                        DA:4,6
                        DA:9,1
                        DA:14,0
                        DA:15,0
                        LF:5
                        LH:3
                        end_of_record
                        """);
    }

    @Test
    void thePageColoursConditionsAndEscapesTheFile() {
        assertThat(HtmlReport.of(covered()))
                .contains(
                        "<span class=\"both\" title=\"true 1, false 1, unknown 0\">PARAMS[pathname] == &quot;/a&lt;b&gt;&quot;</span>")
                .contains("<td class=\"counts\">T1 F1, T2 F0, T0 F2</td>", "<td class=\"counts\">1/2</td>")
                .contains("<span class=\"half\" title=\"true 2, false 0, unknown 0\">UID == 0</span>")
                .contains("<span class=\"none\" title=\"true 0, false 0, unknown 0\">UID == 0</span>")
                .contains("<span class=\"both\" title=\"matched in 1 of the 2 tests that asked it\">keep</span>")
                .contains("<span class=\"none\" title=\"matched in 0 of the 0 tests that asked it\">open</span>");
    }
}
