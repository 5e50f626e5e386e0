package org.syscalltrack.dsl.plan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A rule's line in the manifests that compiled rules carry: {@code rule 0 LOG "name"}, see
 * {@code docs/object-format.md}. A name may hold any character; the line stays one line.
 *
 * @param index the rule's number in its rule set
 * @param action what it does, without blanks
 * @param name its name
 */
public record ManifestRule(int index, String action, String name) {
    private static final Pattern FORM = Pattern.compile("rule (\\d{1,9}) (\\S+) \"((?:[^\"\\\\]|\\\\.)*)\"");

    /** The line, without its end. */
    public String write() {
        String quoted = name.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
        return "rule " + index + " " + action + " \"" + quoted + "\"";
    }

    /** The rule that a line says; empty where it has another form. */
    public static Optional<ManifestRule> read(String line) {
        Matcher match = FORM.matcher(line);
        return match.matches()
                ? Optional.of(
                        new ManifestRule(Integer.parseInt(match.group(1)), match.group(2), unquoted(match.group(3))))
                : Optional.empty();
    }

    private static String unquoted(String quoted) {
        StringBuilder name = new StringBuilder();
        boolean escaped = false;
        for (int i = 0; i < quoted.length(); i++) {
            char c = quoted.charAt(i);
            if (!escaped && c == '\\') {
                escaped = true;
                continue;
            }
            name.append(escaped && c == 'n' ? '\n' : escaped && c == 'r' ? '\r' : c);
            escaped = false;
        }
        return name.toString();
    }
}
