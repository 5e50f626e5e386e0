package org.syscalltrack.lsp.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticTag;
import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.diagnostic.DiagnosticKind;
import org.syscalltrack.lsp.run.TestRun;

class ChangingFeaturesTest {
    private static final String USED = """
            list SECR▮ETS = { "/etc/passwd" }
            macro m(SECRET) = SECRET in SECRETS
            rule {
              syscall_name = unlink rule_name = r filter_expression { PATH(1) in SECRETS } action { type = LOG }
            }
            """;

    private static String applied(String marked, String title) {
        MarkedText text = MarkedText.of(marked);
        CodeAction action = CodeActionsFeature.of(text.view(), text.range(), List.of()).stream()
                .filter(each -> each.getTitle().startsWith(title))
                .findFirst()
                .orElseThrow();
        return text.after(action.getEdit().getChanges().get(MarkedText.URI));
    }

    @Test
    void diagnosticsHaveIdRelatedPlacesAndTags() {
        MarkedText text = MarkedText.of(
                "const A = 1\nconst A = 2\nrule { syscall_name = unlink rule_name = r action { type = LOG } }");
        Diagnostic twice = DiagnosticsFeature.of(text.view()).get(0);
        assertThat(twice.getCode().getLeft()).isEqualTo(DiagnosticKind.DEFINED_TWICE.id());
        assertThat(text.text(twice.getRange())).isEqualTo("A");
        assertThat(twice.getRange().getStart().getLine()).isEqualTo(1);
        assertThat(twice.getRelatedInformation()
                        .get(0)
                        .getLocation()
                        .getRange()
                        .getStart()
                        .getLine())
                .isZero();
        MarkedText unused =
                MarkedText.of("const A = 1\nrule { syscall_name = ptrace rule_name = r action { type = LOG } }");
        assertThat(DiagnosticsFeature.of(unused.view()).get(0).getTags()).containsExactly(DiagnosticTag.Unnecessary);
    }

    @Test
    void fixesAreActions() {
        assertThat(applied("rule { syscall_name = unlnik▮ rule_name = r action { type = LOG } }", "Write `unlink`"))
                .contains("syscall_name = unlink rule_name");
        assertThat(applied("rule { syscall_name = unlnik▮ rule_name = r action { type = LGO } }", "Fix all"))
                .contains("syscall_name = unlink ", "type = LOG ");
    }

    @Test
    void missingMembersAreAdded() {
        assertThat(applied("ru▮le {\n  syscall_name = unlink\n}\n", "Add the missing members"))
                .isEqualTo("rule {\n  syscall_name = unlink\n  rule_name    = my_rule\n  action { type = LOG }\n}\n");
    }

    @Test
    void literalsBecomeConstants() {
        assertThat(applied("rule {\n  filter_expression { UID == 10▮00 }\n}\n", "Make this a constant"))
                .isEqualTo("const VALUE_1000 = 1000\nrule {\n  filter_expression { UID == VALUE_1000 }\n}\n");
        assertThat(applied("rule { filter_expression { EXE == \"/bin/s▮h\" } }", "Make this a constant"))
                .startsWith("const BIN_SH = \"/bin/sh\"\n");
    }

    @Test
    void pathBecomesRealPath() {
        assertThat(applied("rule { syscall_name = unlink filter_expression { PA▮TH(1) == \"/x\" } }", "Use REALPATH"))
                .contains("REALPATH(1)");
    }

    @Test
    void aTestForARuleMatchesIt() {
        String text = applied("""
                rule {
                  syscall_name = unlink
                  rule_n▮ame = r
                  filter_expression { PATH(1) in { "/etc/*" } && UID == 0 }
                  action { type = LOG }
                }
                """, "Add a test for this rule");
        assertThat(text).contains("call      = unlink(\"/etc/x\")", "process { UID = 0 }", "rule = r type = LOG");
        MarkedText added = MarkedText.of(text);
        assertThat(added.view().program().ruleSet()).isPresent();
        assertThat(TestRun.run(added.view().program(), Optional.empty(), () -> {})
                        .orElseThrow())
                .allMatch(outcome -> outcome.passed());
    }

    @Test
    void definitionReferencesAndHighlights() {
        MarkedText text = MarkedText.of(USED);
        assertThat(NavigationFeature.definition(text.view(), text.position()))
                .singleElement()
                .satisfies(found -> assertThat(text.text(found.getRange())).isEqualTo("SECRETS"));
        assertThat(NavigationFeature.references(text.view(), List.of(text.view()), text.position(), true))
                .hasSize(3);
        assertThat(NavigationFeature.references(text.view(), List.of(text.view()), text.position(), false))
                .hasSize(2);
        assertThat(NavigationFeature.highlights(text.view(), text.position())).hasSize(3);
        MarkedText rule = MarkedText.of("rule { rule_name = a } test { expect { rule = ▮a } }");
        assertThat(NavigationFeature.definition(rule.view(), rule.position())).hasSize(1);
    }

    @Test
    void renameChangesEveryPlace() throws Exception {
        MarkedText text = MarkedText.of(USED);
        String after = text.after(RenameFeature.rename(text.view(), List.of(text.view()), text.position(), "FILES")
                .getChanges()
                .get(MarkedText.URI));
        assertThat(after).isEqualTo(text.view().file().text().replace("SECRETS", "FILES"));
    }

    @Test
    void renameRefusesConflicts() {
        MarkedText text = MarkedText.of(USED);
        for (String name : List.of("m", "UID", "O_CREAT", "SECRET", "a b", "", "in")) {
            assertThatThrownBy(() -> RenameFeature.rename(text.view(), List.of(text.view()), text.position(), name))
                    .as(name)
                    .isInstanceOf(RenameFeature.RefusedException.class);
        }
        MarkedText variable = MarkedText.of("macro a = UI▮D == 0");
        assertThat(RenameFeature.prepare(variable.view(), variable.position())).isEmpty();
    }

    @Test
    void formatting() {
        String ugly = "rule{syscall_name=unlink\n rule_name = r;\n  action { type=LOG }}\nconst  A=1\n";
        MarkedText text = MarkedText.of(ugly);
        String formatted = text.after(FormattingFeature.document(text.view()));
        assertThat(formatted)
                .contains("rule {\n  syscall_name = unlink\n  rule_name    = r\n")
                .endsWith("const A = 1\n");
        MarkedText again = MarkedText.of(formatted);
        assertThat(FormattingFeature.document(again.view())).isEmpty();
        MarkedText typed = MarkedText.of(ugly.replace("LOG }}", "LOG }}▮"));
        assertThat(typed.after(FormattingFeature.onType(typed.view(), typed.position())))
                .startsWith("rule {\n  syscall_name")
                .contains("const  A=1");
    }
}
