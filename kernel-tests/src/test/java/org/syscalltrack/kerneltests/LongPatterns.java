package org.syscalltrack.kerneltests;

import java.util.ArrayList;
import java.util.List;

/** Patterns of more states than a word has bits, asked of paths that have them, have them nearly, or go on too long. */
final class LongPatterns {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789/.-_";

    /** The rules, the calls and what the rules say to them. */
    static final ValueCase CASE = new LongPatterns().make();

    private final List<String> calls = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    private LongPatterns() {}

    /** A text of so many characters, which begins with their number; none contains another one. */
    private static String text(int length) {
        StringBuilder text = new StringBuilder().append(length);
        for (int i = 0; text.length() < length; i++) {
            text.append(LETTERS.charAt((i * 7 + i / 11 + length) % LETTERS.length()));
        }
        return text.toString();
    }

    private static String withoutLast(String text) {
        return text.substring(0, text.length() - 1);
    }

    private void call(String path, String matching) {
        calls.add("stat|" + path);
        if (!matching.isEmpty()) {
            names.add(matching);
        }
    }

    private ValueCase make() {
        String a = "a";
        String classes = "/no/" + text(63) + "%s" + text(70) + "%s" + text(80) + "%s";
        String rules = ValueCase.rules(
                "stat",
                "contains_64",
                contains(text(64)),
                "contains_65",
                contains(text(65)),
                "contains_200",
                contains(text(200)),
                "contains_1000",
                contains(text(1000)),
                "classes",
                glob("*" + text(63) + "?" + text(70) + "[0-9]" + text(80) + "[!x]"),
                "parts",
                glob("/no/" + text(100) + "*" + text(90) + "*" + text(66) + "z"),
                "repeated",
                contains(a.repeat(129) + "b"),
                "not_200",
                "!(" + contains(text(200)) + ") && PARAMS[pathname] startswith \"/no/q\"",
                "one_of",
                "PARAMS[pathname] in { \"/no/one\", \"*" + text(64) + "*.key\", \"*.git*\", \"*" + text(128) + "?\" }");

        call("/no/" + text(64), "contains_64");
        call("/no/" + text(64) + "/x", "contains_64");
        call("/no/" + withoutLast(text(64)) + "!", "");
        call(text(65), "contains_65");
        call(text(65).replace(text(65).substring(30, 32), ""), "");
        call("/no/" + text(200) + "/x", "contains_200");
        call("/no/q" + text(200), "contains_200");
        call("/no/q" + withoutLast(text(200)), "not_200");
        call("LONG|/no/|4095|" + text(1000), "contains_1000");
        call("LONG|/no/" + text(1000) + "|4095|z", "contains_1000");
        call("LONG|/no/|4095|" + withoutLast(text(1000)), "");
        // Only the first 4095 bytes are read: what they do not decide is unknown.
        call("LONG|/no/q|4096|" + text(200), "");
        call("LONG|/no/q" + text(200) + "|5000|z", "contains_200");
        call("LONG|/no/q|5000|z", "");
        call(classes.formatted("!", "7", "y"), "classes");
        call(text(63) + classes.formatted("?", "0", "."), "classes");
        call(classes.formatted("!", "a", "y"), "");
        call(classes.formatted("!", "7", "x"), "");
        call(classes.formatted("", "7", "y"), "");
        call("/no/" + text(100) + "/k/" + text(90) + text(66) + "z", "parts");
        call("/no/" + text(100) + text(90) + text(66) + "z" + text(66) + "z", "parts");
        call("/no/" + text(100) + text(90) + text(66) + "zz", "");
        call("/no/" + text(100) + text(66) + "z" + text(90), "");
        call("/no/x" + text(100) + text(90) + text(66) + "z", "");
        call(a.repeat(128) + "b" + a.repeat(128) + "b", "");
        call(a.repeat(129) + "b", "repeated");
        call(a.repeat(3000) + "b/x", "repeated");
        call(a.repeat(3000), "");
        call("/no/" + text(64) + "/p.key", "contains_64 one_of");
        call(text(128) + "!", "one_of");
        call(text(128), "");
        call("x.gity", "one_of");
        call("UNREADABLE", "");
        call("NULL", "");
        return ValueCase.named(rules, calls, String.join(" ", names));
    }

    private static String contains(String text) {
        return "PARAMS[pathname] contains \"" + text + "\"";
    }

    private static String glob(String pattern) {
        return "PARAMS[pathname] glob \"" + pattern + "\"";
    }
}
