package org.syscalltrack.dsl.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.syscalltrack.dsl.analysis.Analysis;
import org.syscalltrack.dsl.catalog.Architecture;
import org.syscalltrack.dsl.catalog.Catalog;
import org.syscalltrack.dsl.diagnostic.Diagnostic;
import org.syscalltrack.dsl.diagnostic.Label;
import org.syscalltrack.dsl.source.MemorySourceLoader;
import org.syscalltrack.dsl.source.SourceFile;
import org.syscalltrack.dsl.source.SourceLoader;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.PartedTree;
import org.syscalltrack.dsl.syntax.SyntaxTree;

/** What a program has after an edit is what it would have if it were read afresh. */
class LiveFrontEndTest {
    private static final int EDITS = Integer.getInteger("sct.edits", 2_000);
    private static final int COMPARED = Integer.getInteger("sct.compared", 10);
    private static final SourceLoader LOADER = new MemorySourceLoader(Map.of(
            "common.sct",
            "const LIMIT = 7\nlist HOMES = { \"/root/*\", \"/home/*\" }\nmacro by_root = UID == 0 || EUID == 0\n"));
    private static final String START = """
            include "common.sct"
            const FIRST_USER = 1000
            list SECRETS = { "/etc/passwd", "/etc/shadow" }
            macro mine(who) = UID == who && GID == FIRST_USER
            # sct:allow SCT0403
            rule {
              syscall_name = unlink, unlinkat
              rule_name = prevent_delete
              filter_expression { PATH(pathname) in SECRETS && by_root }
              action { type = FAIL error_code = EPERM }
            }
            rule { syscall_name = openat rule_name = opens
              filter_expression { (PARAMS[flags] & O_ACCMODE) != O_RDONLY && mine(LIMIT) }
              action { type = LOG log_format { %comm opens %path[1] as %{UID + 1} } } /* two
              lines */ } // opens
            rule {
              syscall_name = connect
              rule_name = connects
              filter_expression { PARAMS[addr].sin_port == 22 && PATH(1) == "x" }
              action { type = COUNT key = { COMM, UID } }
              when = after
            }
            rule { syscall_name = %file, ptrace rule_name = opens action { type = LOG } }
            list MORE = { 1, 2, FIRST_USER..2000 }
            test {
              test_name = no_delete
              call = unlink("/etc/passwd")
              process { UID = 0 }
              expect { rule = prevent_delete type = FAIL error_code = EPERM }
            }
            test { test_name = opened call = openat(AT_FDCWD, "/x", O_RDWR) expect { nothing } }
            """;
    private static final List<String> SNIPPETS = List.of(
            "{",
            "}",
            "(",
            ")",
            "\"",
            "/*",
            "*/",
            "#",
            "\n",
            " ",
            "=",
            "==",
            ";",
            "rule {",
            "rule { syscall_name = kill\n",
            "test {",
            "const A = ",
            "const LIMIT = 3\n",
            "UID",
            "x",
            "%",
            "%{",
            "&&",
            "in ",
            "include \"common.sct\"\n",
            "macro by_root = UID == 1\n",
            "log_format { ",
            "when = after",
            "1",
            "\\",
            "'",
            "\r\n",
            "\u00e9",
            "// sct:allow SCT0403\n",
            "rule_name = opens\n",
            "list SECRETS = { }\n",
            "}\n\nrule {\n");

    @Test
    void editsGiveWhatAFreshReadGives() {
        long seed = Long.getLong("sct.seed", 20_261);
        System.out.println("seed " + seed + " (-Dsct.seed=N -Dsct.edits=10000 -Dsct.compared=1 for more)");
        Random random = new Random(seed);
        FrontEnd fresh = new FrontEnd(Catalog.standard(), Architecture.X86_64);
        LiveFrontEnd live = new LiveFrontEnd(Catalog.standard(), Architecture.X86_64);
        String text = START;
        for (int edit = 0; edit < EDITS; edit++) {
            String next = random.nextInt(60) == 0 ? START : edited(text, random);
            SourceFile file = SourceFile.ofText("rules.sct", next);
            LiveFrontEnd.Result result = live.check(List.of(file), LOADER);
            text = next;
            if (edit % COMPARED != 0) {
                continue; // A fresh read costs a hundred times as much; what goes wrong stays wrong up to the next one.
            }
            List<Diagnostic> findings = new ArrayList<>(result.findings());
            result.ruleSet().ifPresent(rules -> findings.addAll(result.audible(Analysis.of(rules))));
            assertThat(placed(findings, result))
                    .as("edit %d with seed %d, to <<<%s>>>", edit, seed, next)
                    .isEqualTo(placed(fresh.check(List.of(file), LOADER).diagnostics(), result));
            assertThat(joined(rules(result))).isEqualTo(next);
        }
    }

    @Test
    void aKeystrokeParsesOneDeclarationAnew() {
        LiveFrontEnd live = new LiveFrontEnd(Catalog.standard(), Architecture.X86_64);
        List<SyntaxTree> before = parts(live, START);
        List<SyntaxTree> after = parts(live, START.replace("type = COUNT", "type = COUNTS"));
        assertThat(after).hasSameSizeAs(before);
        assertThat(after.stream().filter(part -> !before.contains(part))).hasSize(1);
        assertThat(before.size()).isGreaterThan(8);
    }

    private static PartedTree rules(LiveFrontEnd.Result result) {
        return Objects.requireNonNull(result.trees().get("rules.sct"));
    }

    private static List<SyntaxTree> parts(LiveFrontEnd live, String text) {
        SourceFile file = SourceFile.ofText("rules.sct", text);
        return rules(live.check(List.of(file), LOADER)).parts();
    }

    private static String edited(String text, Random random) {
        int at = random.nextInt(text.length() + 1);
        int kind = random.nextInt(4);
        int removed = kind < 2 ? 0 : Math.min(text.length() - at, 1 + random.nextInt(kind == 2 ? 3 : 30));
        String inserted = kind == 2 ? "" : SNIPPETS.get(random.nextInt(SNIPPETS.size()));
        return text.substring(0, at) + inserted + text.substring(at + removed);
    }

    private static String joined(PartedTree tree) {
        StringBuilder text = new StringBuilder();
        tree.parts().forEach(part -> text.append(part.file().text()));
        return text.toString();
    }

    /** Findings with their places as offsets in the whole file, in the order of their text. */
    private static List<String> placed(List<Diagnostic> findings, LiveFrontEnd.Result result) {
        return findings.stream()
                .map(finding -> place(finding.main(), result) + " " + finding.kind() + " " + finding.message() + " "
                        + finding.secondary().stream()
                                .map(label -> place(label, result))
                                .toList()
                        + finding.notes() + fixes(finding, result))
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static String fixes(Diagnostic finding, LiveFrontEnd.Result result) {
        return finding.fixes().stream()
                .map(fix -> fix.title()
                        + fix.edits().stream()
                                .map(edit -> place(new Label(edit.span(), edit.newText()), result))
                                .toList())
                .toList()
                .toString();
    }

    private static String place(Label label, LiveFrontEnd.Result result) {
        Span span = label.span();
        PartedTree tree = Objects.requireNonNull(result.trees().get(span.file().identity()));
        int start = tree.holds(span) ? tree.offset(span) : span.start();
        return span.file().name() + ":" + start + "+" + span.length() + " '" + label.text() + "'";
    }
}
