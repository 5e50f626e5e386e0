package org.syscalltrack.benchmarks.instructions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A filter in both languages.
 *
 * @param name of the row
 * @param rules ours; comments at its beginning name the call and two arguments for it
 * @param program the same in C
 */
record CountedFilter(String name, String rules, String program) {

    /** Reads {@code NAME.sct} and {@code NAME.bpf.c}. */
    static CountedFilter ofResources(String name) {
        return new CountedFilter(name, resource(name + ".sct"), resource(name + ".bpf.c"));
    }

    /** The call that is made. */
    String call() {
        return header("call");
    }

    /** Its argument, so that the filter matches. */
    String match() {
        return header("match");
    }

    /** Its argument, so that it does not, as late as can be. */
    String other() {
        return header("other");
    }

    private String header(String key) {
        Matcher matcher = Pattern.compile("(?m)^# " + key + ": (.*)$").matcher(rules);
        if (!matcher.find()) {
            throw new IllegalArgumentException(name + ".sct does not begin with \"# " + key + ": \"");
        }
        return matcher.group(1);
    }

    /** A file of this package's resources. */
    static String resource(String name) {
        try (InputStream input = CountedFilter.class.getResourceAsStream(name)) {
            if (input == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("cannot read " + name, e);
        }
    }
}
