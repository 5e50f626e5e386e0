package org.syscalltrack.lsp.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.Range;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.syscalltrack.lsp.program.Workspace;

class CompletionFeatureTest {
    private static List<String> labels(String marked) {
        MarkedText text = MarkedText.of(marked);
        return CompletionFeature.of(text.view(), text.position(), true).stream()
                .map(CompletionItem::getLabel)
                .toList();
    }

    private static String accepted(String marked, String label) {
        MarkedText text = MarkedText.of(marked);
        CompletionItem item = CompletionFeature.of(text.view(), text.position(), false).stream()
                .filter(each -> each.getLabel().equals(label))
                .findFirst()
                .orElseThrow();
        return text.after(List.of(item.getTextEdit().getLeft()));
    }

    @Test
    void declarationsAtTopLevel() {
        assertThat(labels("▮")).containsExactly("rule", "test", "const", "list", "macro", "include");
        assertThat(labels("const A = 1\nru▮")).contains("rule");
    }

    @Test
    void onlyMembersThatAreStillMissing() {
        assertThat(labels("rule {\n  syscall_name = unlink\n  ▮\n  when = after\n}"))
                .contains("rule_name", "action", "filter_expression", "severity")
                .doesNotContain("syscall_name", "when", "test_name", "type");
    }

    @Test
    void membersOfTheActionsType() {
        assertThat(labels("rule { action { type = FAIL ▮ } }")).containsExactly("error_code", "log_format", "rate");
        assertThat(labels("rule { action { ▮ } }")).startsWith("type");
    }

    @Test
    void membersOfTests() {
        assertThat(labels("test { test_name = a ▮ }")).containsExactly("call", "process", "expect", "abi");
        assertThat(labels("test { process { UID = 0 ▮ } }"))
                .contains("COMM", "PARENT")
                .doesNotContain("UID");
        assertThat(labels("test { expect { ▮ } }")).contains("nothing", "rule", "log");
    }

    @Test
    void callsAndClasses() {
        List<String> labels = labels("rule { syscall_name = unlink, ▮ }");
        assertThat(labels).contains("openat", "%file", "*").doesNotContain("unlink", "UID");
        assertThat(accepted("rule { syscall_name = unl▮ }", "unlinkat")).isEqualTo("rule { syscall_name = unlinkat }");
    }

    @Test
    void choices() {
        assertThat(labels("rule { when = ▮ }")).containsExactly("before", "after");
        assertThat(labels("rule { action { type = L▮ } }"))
                .contains("LOG", "FAIL")
                .doesNotContain("UID");
        assertThat(labels("rule { action { type = FAIL error_code = ▮ } }"))
                .contains("EPERM")
                .doesNotContain("O_RDONLY");
        assertThat(labels("rule { action { type = KILL signal = ▮ } }")).contains("SIGKILL");
    }

    @Test
    void parametersByName() {
        assertThat(labels("rule { syscall_name = openat filter_expression { PARAMS[▮] } }"))
                .containsExactly("dirfd", "pathname", "flags", "mode");
        assertThat(labels("rule { syscall_name = openat filter_expression { PATH(▮) } }"))
                .contains("pathname", "*")
                .doesNotContain("mode");
        assertThat(labels("rule { filter_expression { PARAMS[▮ } syscall_name = unlink }"))
                .containsExactly("pathname");
    }

    @Test
    void fieldsOfTheStructAtHand() {
        assertThat(labels("rule { syscall_name = connect filter_expression { PARAMS[addr].▮ } }"))
                .contains("sa_family", "sin_port", "sin6_addr", "sun_path");
        assertThat(labels("rule { syscall_name = openat filter_expression { FILE(2).▮ } }"))
                .containsExactly("ino", "dev", "mode", "uid", "gid");
    }

    @Test
    void constantsOfTheParametersGroupOnly() {
        assertThat(labels("rule { syscall_name = openat filter_expression { PARAMS[flags] & ▮ } }"))
                .contains("O_CREAT", "O_RDONLY")
                .doesNotContain("UID", "S_IFREG", "EPERM");
        assertThat(labels("rule { syscall_name = openat filter_expression { PARAMS[flags] == O_CREAT | ▮ } }"))
                .contains("O_TRUNC")
                .doesNotContain("UID");
        assertThat(labels("rule { syscall_name = connect filter_expression { PARAMS[addr].sa_family == ▮ } }"))
                .contains("AF_INET")
                .doesNotContain("O_CREAT");
        assertThat(labels("test { call = openat(AT_FDCWD, \"x\", ▮) }"))
                .contains("O_RDWR")
                .doesNotContain("UID");
    }

    @Test
    void operandsAndOperators() {
        assertThat(labels("const MINE = 1\nmacro m(a) = a\nrule { filter_expression { ▮ } }"))
                .contains("UID", "PARAMS", "ANCESTOR", "MINE", "m")
                .doesNotContain("&&");
        assertThat(labels("rule { filter_expression { UID ▮ } }"))
                .contains("==", "in", "&&")
                .doesNotContain("UID");
        assertThat(labels("rule { filter_expression { UID == 0 && ▮ } }")).contains("EUID");
        assertThat(labels("rule { filter_expression { CAPABLE(▮) } }"))
                .contains("CAP_KILL")
                .doesNotContain("UID");
    }

    @Test
    void logMacros() {
        assertThat(labels("rule { action { log_format { %▮ } } }")).contains("%comm", "%param", "%{…}");
        assertThat(accepted("rule { action { log_format { %co▮ } } }", "%comm"))
                .isEqualTo("rule { action { log_format { %comm } } }");
        assertThat(labels("rule { action { log_format { %{▮} } } }"))
                .contains("UID")
                .doesNotContain("%comm");
    }

    @Test
    void rulesInTests() {
        assertThat(labels("rule { rule_name = first } rule { rule_name = \"two words\" } test { expect { rule = ▮ } }"))
                .containsExactly("first", "\"two words\"");
    }

    @Test
    void fileNamesInIncludes(@TempDir Path folder) throws IOException {
        Files.createDirectories(folder.resolve("corp/old"));
        for (String file : List.of("main.sct", "names.sct", "try.conf", "notes.txt", "corp/hosts.sct")) {
            Files.writeString(folder.resolve(file), "");
        }
        assertThat(included(folder, "include \"▮\"")).containsExactly("names.sct", "try.conf", "corp/");
        assertThat(included(folder, "include \"na▮")).contains("names.sct");
        assertThat(included(folder, "rule { } include \"corp/h▮\" const A = 1")).containsExactly("hosts.sct", "old/");
        assertThat(included(folder, "include \"none/▮\"")).isEmpty();
        assertThat(included(folder, "const A = \"▮\"")).isEmpty();
        assertThat(included(folder, "include \"a\" \"▮\"")).isEmpty();
    }

    /** The labels; that accepting one replaces the last part of the name only is checked besides. */
    private static List<String> included(Path folder, String marked) {
        String uri = folder.resolve("main.sct").toUri().toString();
        int offset = marked.indexOf('▮');
        Workspace workspace = new Workspace();
        workspace.open(uri, 1, marked.replace("▮", ""));
        int start = Math.max(marked.lastIndexOf('"', offset - 1), marked.lastIndexOf('/', offset - 1)) + 1;
        List<CompletionItem> items = CompletionFeature.of(workspace.view(uri), new Position(0, offset), true);
        assertThat(items)
                .allSatisfy(item -> assertThat(item.getTextEdit().getLeft().getRange())
                        .isEqualTo(new Range(new Position(0, start), new Position(0, offset))));
        return items.stream().map(CompletionItem::getLabel).toList();
    }

    @Test
    void nothingInTextAndComments() {
        assertThat(labels("rule { # wh▮")).isEmpty();
        assertThat(labels("const A = \"x▮")).isEmpty();
        assertThat(labels("const A = 12▮")).isEmpty();
    }

    @Test
    void documentationIsResolvedLater() {
        MarkedText text = MarkedText.of("rule { syscall_name = ▮ }");
        CompletionItem item = CompletionFeature.of(text.view(), text.position(), true).stream()
                .filter(each -> each.getLabel().equals("openat"))
                .findFirst()
                .orElseThrow();
        assertThat(item.getDocumentation()).isNull();
        assertThat(item.getDetail()).contains("pathname");
        CompletionItem resolved =
                CompletionDocumentation.resolve(item, text.view().settings());
        assertThat(resolved.getDocumentation().getRight().getValue()).contains("x86_64", "257");
    }
}
