package org.syscalltrack.driver.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.syscalltrack.driver.CompilerDriver;
import org.syscalltrack.driver.Target;
import org.syscalltrack.driver.TargetOptions;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.check.FrontEndResult;
import org.syscalltrack.dsl.source.MemorySourceLoader;

class RuleSetPageTest {
    private static final String RULES = """
            include "names.sct"
            rule {
              syscall_name      = unlink
              rule_name         = "<keep & \\"quote\\">"
              description       = "Keeps <b>passwd</b>."
              tags              = { "T1070" }
              filter_expression { PATH(pathname) == "/etc/passwd" && UID >= FIRST }
              action            { type = FAIL error_code = EPERM }
            }
            rule {
              syscall_name = unlink
              rule_name    = seen
              when         = after
              action       { type = LOG log_format { %comm gone } }
            }
            """;

    private static String page(String rules) {
        CompilerDriver driver = new CompilerDriver(
                Catalog.standard(),
                Architecture.X86_64,
                new MemorySourceLoader(Map.of("site.sct", rules, "names.sct", "const FIRST = 1000\n")));
        FrontEndResult checked = driver.check(List.of("site.sct"));
        assertThat(checked.hasErrors()).as(checked.diagnostics().toString()).isFalse();
        return RuleSetPage.of("site", checked, driver.compile(checked, new TargetOptions(Target.BPF, "site", "")));
    }

    @Test
    void thePageSaysWhatTheRulesDoWhereAndWhatTheyMiss() {
        assertThat(page(RULES))
                .contains("<title>site: rules on system calls</title>")
                .contains("1 rule stands in the way of a call, 1 only watches.")
                .contains("FAIL EPERM")
                .contains("(const char *pathname)")
                .contains("x86_64 87, i386 10")
                .contains("<span class=\"station\">hook path_unlink</span><a class=\"rule\" href=\"#rule-0\">")
                .contains("everything that passes the hook, named here or not")
                .contains("io_uring")
                .contains("The same done by another call: <code>unlinkat</code>")
                .contains("<span class=\"tag\">included</span>");
    }

    @Test
    void whatRulesHoldIsTextAndNoMarkup() {
        assertThat(page(RULES))
                .contains("&lt;keep &amp; &quot;quote&quot;&gt;", "Keeps &lt;b&gt;passwd&lt;/b&gt;.")
                .doesNotContain("<keep", "<b>passwd");
    }

    @Test
    void everyLinkHasItsPlaceAndEveryIdIsUnique() {
        String page = page(RULES);
        List<String> ids = all(page, " id=\"([^\"]+)\"");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).containsAll(all(page, "href=\"#([^\"]+)\""));
    }

    @Test
    void thePageNeedsNothingElse() {
        assertThat(page(RULES)).doesNotContain("<script", "http:", "https:", "src=", "url(", "@import");
    }

    @Test
    void theSameRulesGiveTheSameBytes() {
        assertThat(page(RULES)).isEqualTo(page(RULES));
    }

    @Test
    void whatEbpfRefusesIsSaid() {
        assertThat(page("rule { syscall_name = getpid rule_name = x action { type = FAIL error_code = EPERM } }\n"))
                .contains("eBPF cannot carry these rules:", "no security hook precedes its effect", "--target kmod");
    }

    @Test
    void aLibraryHasAPage() {
        assertThat(page("const FIRST = 1\n")).contains("No rules.", "None that follow from the rules");
    }

    private static List<String> all(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.results().map(result -> result.group(1)).toList();
    }
}
