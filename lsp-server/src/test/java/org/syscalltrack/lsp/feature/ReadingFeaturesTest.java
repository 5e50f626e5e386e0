package org.syscalltrack.lsp.feature;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SelectionRange;
import org.eclipse.lsp4j.SemanticTokensEdit;
import org.eclipse.lsp4j.SignatureHelp;
import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.check.Vocabulary;
import org.syscalltrack.lsp.program.Settings;

class ReadingFeaturesTest {
    private static final String RULES = """
            const FIRST = 1000
            macro mine(who) = UID == who
            rule {
              syscall_name = openat
              rule_name = opens
              filter_expression { PARAMS[3] == 0x241 && mine(FIRST) }
              action { type = LOG log_format { %comm } }
            }
            test { test_name = t call = openat(AT_FDCWD, "/x", 577, 0644) expect { rule = opens } }
            """;

    private static String hover(String marked) {
        MarkedText text = MarkedText.of(marked);
        Hover hover = HoverFeature.of(text.view(), text.position());
        return hover == null ? "" : hover.getContents().getRight().getValue();
    }

    @Test
    void hoverOfACallHasItsNumbersHooksAndBlindSpots() {
        assertThat(hover("rule { syscall_name = unl▮ink }"))
                .contains(
                        "unlink(const char *pathname)", "| x86_64 | 87 |", "| i386 | 10 |", "path_unlink", "unlinkat");
        assertThat(hover("test { call = kil▮l(1, 9) }")).contains("pid");
        assertThat(hover("rule { syscall_name = %fi▮le }")).contains("calls", "openat");
    }

    @Test
    void hoverOfConstantsVariablesMembersAndMacros() {
        assertThat(hover("const A = O_CREA▮T")).contains("64 (0x40, 0100)", "open-flags");
        assertThat(hover("macro a = EUI▮D == 0")).contains("Effective user id");
        assertThat(hover("rule { on_unread▮able = match }")).contains("unknown");
        assertThat(hover("rule { action { type = FAI▮L } }")).contains("error_code");
        assertThat(hover("rule { action { log_format { %tim▮e } } }")).contains("Prints: `2026-");
        assertThat(hover("rule { syscall_name = openat filter_expression { PARAMS[flag▮s] == 0 } }"))
                .contains("int flags", "parameter 3", "open-flags");
        assertThat(hover(RULES.replace("mine(FIRST)", "mi▮ne(FIRST)"))).contains("macro mine(who) = UID == who");
    }

    @Test
    void hoverOfARuleHasItsCostAndLeastKernel() {
        assertThat(hover(RULES.replace("rule = opens", "rule = op▮ens")))
                .containsPattern("[1-9][0-9]* instructions")
                .contains("from Linux 5.");
        // The call itself is younger than all that programs need else.
        assertThat(hover("rul▮e { syscall_name = fchmodat2 rule_name = r action { type = LOG } }"))
                .contains("from Linux 6.6 on");
    }

    @Test
    void hoverOfAFindingHasItsPage() {
        assertThat(hover("rule { syscall_name = unl▮nik rule_name = r action { type = LOG } }"))
                .contains("**SCT0201: there is no such system call**", "```sct\nsyscall_name = unlink\n```");
        assertThat(hover("const A = 1\nconst A▮ = 2")).contains("const A = ", "---", "**SCT0240");
    }

    @Test
    void findingsHaveALinkWhereTheClientSaysWhither() {
        MarkedText text = MarkedText.of("rule { syscall_name = unlnik rule_name = r action { type = LOG } }");
        assertThat(DiagnosticsFeature.of(text.view()).get(0).getCodeDescription())
                .isNull();
        text.workspace()
                .setSettings(Settings.read(JsonParser.parseString("{\"explanations\":{\"link\":\"command:x?{id}\"}}"))
                        .settings());
        assertThat(DiagnosticsFeature.of(text.workspace().view(MarkedText.URI))
                        .get(0)
                        .getCodeDescription()
                        .getHref())
                .isEqualTo("command:x?SCT0201");
    }

    @Test
    void everyWordHasSomethingToSay() {
        for (String member : Vocabulary.RULE_MEMBERS) {
            assertThat(Words.about("member", member)).as(member).isPresent();
        }
        Vocabulary.TEST_MEMBERS.forEach(
                each -> assertThat(Words.about("member", each)).as(each).isPresent());
        Vocabulary.EXPECT_MEMBERS.forEach(
                each -> assertThat(Words.about("member", each)).as(each).isPresent());
        for (String type : Vocabulary.ACTION_TYPES) {
            assertThat(Words.about("action", type)).as(type).isPresent();
            Vocabulary.actionMembers(type)
                    .forEach(each ->
                            assertThat(Words.about("member", each)).as(each).isPresent());
        }
        Vocabulary.variables()
                .forEach(each ->
                        assertThat(Words.about("variable", each)).as(each).isPresent());
        Vocabulary.OTHER_BUILT_INS.forEach(
                each -> assertThat(Words.about("function", each)).as(each).isPresent());
        Vocabulary.logMacros()
                .forEach(each -> assertThat(Words.about("macro", each)).as(each).isPresent());
    }

    private static SignatureHelp signature(MarkedText text) {
        return Objects.requireNonNull(SignatureHelpFeature.of(text.view(), text.position()));
    }

    @Test
    void signatures() {
        MarkedText text = MarkedText.of("test { call = openat(AT_FDCWD, ▮");
        SignatureHelp help = signature(text);
        assertThat(help.getSignatures().get(0).getLabel()).startsWith("openat(int dirfd, const char *pathname");
        assertThat(help.getActiveParameter()).isEqualTo(1);
        MarkedText macro = MarkedText.of("macro m(a, b) = a == b\nrule { filter_expression { m(1, ▮) } }");
        assertThat(signature(macro).getSignatures().get(0).getLabel()).isEqualTo("m(a, b)");
        MarkedText rule = MarkedText.of("rule { syscall_name = kill filter_expression { PARAMS[2▮] } }");
        assertThat(signature(rule).getActiveParameter()).isEqualTo(1);
    }

    @Test
    void symbolsFoldingAndSelection() {
        MarkedText text = MarkedText.of(RULES);
        assertThat(SymbolsFeature.of(text.view()))
                .extracting(DocumentSymbol::getName)
                .containsExactly("FIRST", "mine", "opens", "t");
        assertThat(FoldingFeature.of(text.view())).contains(new FoldingRange(2, 7));
        MarkedText cursor = MarkedText.of(RULES.replace("mine(FIRST)", "mine(FI▮RST)"));
        SelectionRange selection = FoldingFeature.selections(cursor.view(), List.of(cursor.position()))
                .get(0);
        assertThat(cursor.text(selection.getRange())).isEqualTo("FIRST");
        assertThat(cursor.text(selection.getParent().getRange())).isEqualTo("mine(FIRST)");
        assertThat(cursor.text(selection.getParent().getParent().getRange()))
                .isEqualTo("PARAMS[3] == 0x241 && mine(FIRST)");
    }

    @Test
    void inlayHintsNameParametersAndDecodeNumbers() {
        MarkedText text = MarkedText.of(RULES);
        Range all = new Range(new Position(0, 0), new Position(20, 0));
        assertThat(InlayHintsFeature.of(text.view(), all))
                .extracting(hint -> hint.getLabel().getLeft())
                .containsExactlyInAnyOrder(
                        " flags",
                        " O_WRONLY|O_CREAT|O_TRUNC",
                        "dirfd:",
                        "pathname:",
                        "flags:",
                        " O_WRONLY|O_CREAT|O_TRUNC",
                        "mode:",
                        " rw-r--r--");
    }

    @Test
    void semanticTokensAreRelativeAndDiffer() {
        MarkedText text = MarkedText.of("const A = UID\nmacro b(c) = c == A\n");
        List<Integer> tokens = SemanticTokensFeature.full(text.view());
        List<String> types = SemanticTokensFeature.legend().getTokenTypes();
        assertThat(tokens.subList(0, 10))
                .containsExactly(
                        0,
                        6,
                        1,
                        types.indexOf("macro"),
                        1, // A
                        0,
                        4,
                        3,
                        types.indexOf("variable"),
                        0); // UID
        assertThat(tokens.get(10)).isEqualTo(1);
        List<Integer> changed = SemanticTokensFeature.full(
                MarkedText.of("const A = EUID\nmacro b(c) = c == A\n").view());
        List<SemanticTokensEdit> edits = SemanticTokensFeature.delta(tokens, changed);
        assertThat(edits).hasSize(1);
        List<Integer> applied = new ArrayList<>(tokens);
        SemanticTokensEdit edit = edits.get(0);
        applied.subList(edit.getStart(), edit.getStart() + edit.getDeleteCount())
                .clear();
        applied.addAll(edit.getStart(), edit.getData());
        assertThat(applied).isEqualTo(changed);
        assertThat(SemanticTokensFeature.delta(tokens, tokens)).isEmpty();
        assertThat(SemanticTokensFeature.range(text.view(), new Range(new Position(0, 0), new Position(5, 0))))
                .isEqualTo(tokens);
    }

    @Test
    void lensesRunTestsAndTellCosts() {
        MarkedText text = MarkedText.of(RULES);
        assertThat(CodeLensFeature.of(text.view()).stream()
                        .filter(lens -> lens.getCommand() != null)
                        .map(lens -> lens.getCommand().getTitle()))
                .containsExactly("▶ run", "▶ run all");
        assertThat(CodeLensFeature.of(text.view()).stream()
                        .filter(lens -> lens.getCommand() == null)
                        .map(lens -> CodeLensFeature.resolve(lens, "opens", text.view())
                                .getCommand()
                                .getTitle()))
                .singleElement()
                .asString()
                .matches("\\d+ instructions");
    }
}
