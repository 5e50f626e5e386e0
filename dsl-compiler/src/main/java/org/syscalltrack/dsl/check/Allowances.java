package org.syscalltrack.dsl.check;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.syscalltrack.dsl.source.Span;
import org.syscalltrack.dsl.syntax.tree.Declaration;

/** Finds {@code # sct:allow SCT0401} in a rule, or on the line above it. */
final class Allowances {
    private static final Pattern ALLOW = Pattern.compile("(?:#|//)\\s*sct:allow((?:[\\s,]+SCT[0-9]{4})+)");
    private static final Pattern ID = Pattern.compile("SCT[0-9]{4}");

    private Allowances() {}

    /** The ids that a rule silences. */
    static Set<String> of(Declaration.Rule rule) {
        Span span = rule.span();
        String text = span.file().text();
        int line = text.lastIndexOf('\n', span.start() - 1);
        int above = line < 0 ? span.start() : text.lastIndexOf('\n', line - 1) + 1;
        Set<String> ids = new TreeSet<>();
        Matcher allow = ALLOW.matcher(text).region(Math.min(above, span.start()), span.end());
        while (allow.find()) {
            Matcher id = ID.matcher(allow.group(1));
            while (id.find()) {
                ids.add(id.group());
            }
        }
        return ids;
    }
}
