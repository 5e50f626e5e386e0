package org.syscalltrack.kmod.module;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever a rule's texts hold, none of it becomes C: without comments and literals nothing of it is left. */
class HostileNamesTest {
    private static final String[] PIECES = {
        "*/",
        "/*",
        "//",
        "\\\\",
        "\\n",
        "\\\"",
        "'",
        "?",
        "??/",
        "#include",
        "marker",
        ";",
        "{",
        "}",
        "%",
        "é",
        "\u202e",
        "\u2028",
        "\\x00",
        "\\377",
        "0",
        " ",
        "\t",
        "$",
        "`",
        "*",
        "/",
        "[a",
        "[!]",
        "\\x22",
        "\\x5c"
    };

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("marker");
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    /** C without its comments and literals, read as C11 6.4.9 and 6.4.5 say. */
    private static String codeOnly(String c) {
        StringBuilder code = new StringBuilder();
        int at = 0;
        while (at < c.length()) {
            if (c.startsWith("/*", at)) {
                int end = c.indexOf("*/", at + 2);
                assertThat(end).as("the end of the comment at %d", at).isPositive();
                at = end + 2;
            } else if (c.startsWith("//", at)) {
                at = c.indexOf('\n', at);
            } else if (c.charAt(at) == '"') {
                at++;
                while (c.charAt(at) != '"') {
                    assertThat(c.charAt(at)).as("a line end in a literal").isNotEqualTo('\n');
                    at += c.charAt(at) == '\\' ? 2 : 1;
                }
                at++;
            } else {
                code.append(c.charAt(at));
                at++;
            }
        }
        return code.toString();
    }

    /** The code, whatever the rule is called, how long its texts are and where lines are broken. */
    private static String shape(String c) {
        return codeOnly(c)
                .replaceAll("rule_[a-z0-9_]+?_on_", "rule_x_on_")
                .replaceAll("SCT_RULE_[A-Z0-9_]+", "SCT_RULE_X")
                .replaceAll("\\d+", "N")
                .replaceAll("\\s+", "");
    }

    private static String rules(String name, String literal) {
        return "rule { syscall_name = unlink rule_name = \"" + name + "\" description = \"" + name
                + "\" filter_expression { PARAMS[1] == \"" + literal + "\" || PARAMS[1] contains \"" + literal
                + "\" } action { type = LOG log_format { %comm /* */ */ marker \" // \\ } } }";
    }

    @Test
    void textsOfRulesStayTexts() {
        long seed = Long.getLong("seed", 20261125L);
        Random random = new Random(seed);
        String plain = shape(CompiledModule.rulesOf("a.sct", rules("x", "x")));
        int compiled = 0;
        for (int round = 0; round < 300; round++) {
            String name = text(random).replaceAll("\\\\x00|\\\\n|\\\\377|\t|\u2028", "_");
            String source = rules(name, text(random).replace("\\x00", "_"));
            String code;
            try {
                code = CompiledModule.rulesOf("a */ b \" \n#error x.sct", source);
            } catch (AssertionError refused) {
                // The checker has refused the name or the pattern already.
                continue;
            }
            compiled++;
            assertThat(code)
                    .as("seed %d round %d: printable ASCII only", seed, round)
                    .matches("[\\t\\n -~]*");
            assertThat(shape(code))
                    .as("seed %d round %d: %s", seed, round, source)
                    .isEqualTo(plain);
        }
        assertThat(compiled).as("rules that the checker takes, seed %d", seed).isGreaterThan(100);
    }
}
