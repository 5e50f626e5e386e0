package org.syscalltrack.lsp.feature;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.syscalltrack.dsl.syntax.tree.Declaration;
import org.syscalltrack.dsl.syntax.tree.MemberValue;
import org.syscalltrack.lsp.program.View;

/** Adds the members that a rule or a test must have and has not. */
final class MissingMembers {
    private static final List<String> RULE = List.of("syscall_name", "rule_name", "action");
    private static final List<String> TEST = List.of("test_name", "call", "expect");
    private static final Map<String, String> TEXTS = Map.of(
            "syscall_name", "syscall_name = openat",
            "rule_name", "rule_name    = my_rule",
            "action", "action { type = LOG }",
            "test_name", "test_name = my_test",
            "call", "call      = openat(AT_FDCWD, \"/etc/passwd\", O_RDONLY)",
            "expect", "expect { nothing }");

    private MissingMembers() {}

    static Optional<Edits> ofRule(View view, Declaration.Rule rule) {
        return of(view, rule.body(), RULE);
    }

    static Optional<Edits> ofTest(View view, Declaration.Test test) {
        return of(view, test.body(), TEST);
    }

    private static Optional<Edits> of(View view, MemberValue.Block body, List<String> required) {
        StringBuilder text = new StringBuilder();
        for (String member : required) {
            if (body.member(member).isEmpty()) {
                text.append("  ").append(TEXTS.get(member)).append('\n');
            }
        }
        if (text.isEmpty() || !body.span().text().endsWith("}")) {
            return Optional.empty();
        }
        // Behind the last member, so that what stands there stays: a line of its own for each new one.
        int brace = view.offset(body.span().atEnd()) - 1;
        int end = brace;
        String file = view.file().text();
        while (end > 0 && Character.isWhitespace(file.charAt(end - 1))) {
            end--;
        }
        return Optional.of(new Edits().replace(view, end, brace, "\n" + text));
    }
}
